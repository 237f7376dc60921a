import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Form, Hidden, LinkButton, Page, Radios, TextArea, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'

export interface WithdrawPageProps {
  readonly own: Case
  /** Those that can be withdrawn: at least one. */
  readonly choices: readonly [CaseChoice, ...CaseChoice[]]
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** The second step of withdrawing: what it means, and whether it is meant. */
export function WithdrawPage({ own, choices, typed = {}, errors = [] }: WithdrawPageProps) {
  const { t } = useView()
  const [first, ...others] = choices
  const location = others.length === 0 ? first.location.name : t('requests.withdraw.one-of')
  return (
    <Page
      title={t('requests.withdraw.title')}
      back={{ label: t('requests.status.title'), href: '/aanvraag' }}
      errors={errors}
      intro={t('requests.withdraw.intro', { child: own.childName, location })}
    >
      <Form action="/aanvraag/intrekken" errors={errors} values={typed}>
        {others.length === 0 ? (
          <Hidden name="keuze" value={first.id} />
        ) : (
          <Radios
            name="keuze"
            label={t('requests.withdraw.which')}
            options={choices.map(({ id, location }) => ({ value: id, label: location.name }))}
          />
        )}
        {choices.map(({ id, version }) => (
          <Hidden key={id} name={`versie_${id}`} value={String(version)} />
        ))}
        <TextArea
          name="words"
          label={t('requests.withdraw.words')}
          hint={t('requests.withdraw.words.hint')}
          maxLength={2000}
          rows={3}
          optional
        />
        <Actions>
          <Button kind="danger">{t('requests.withdraw.yes')}</Button>
          <LinkButton kind="secondary" href="/aanvraag">
            {t('requests.withdraw.no')}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}
