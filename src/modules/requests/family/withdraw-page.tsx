import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Form, Hidden, LinkButton, Page, Radios, TextArea, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'

/** One place of one child. */
export interface Withdrawable {
  readonly of: Case
  readonly choice: CaseChoice
}

export interface WithdrawPageProps {
  /** Those that can be withdrawn: at least one. */
  readonly open: readonly [Withdrawable, ...Withdrawable[]]
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** What the form sends to withdraw everything. */
export const everything = 'alles'

/** The second step of withdrawing: what it means, and whether it is meant. */
export function WithdrawPage({ open, typed = {}, errors = [] }: WithdrawPageProps) {
  const { t } = useView()
  const [first, ...others] = open
  const only = others.length === 0
  const child = first.of.childName
  const several = open.some(({ of }) => of.id !== first.of.id)
  return (
    <Page
      title={t('requests.withdraw.title')}
      back={{ label: t('requests.status.title'), href: '/aanvraag' }}
      errors={errors}
      intro={
        only
          ? t('requests.withdraw.intro', { child, location: first.choice.location.name })
          : t('family.withdraw.intro')
      }
    >
      <Form action="/aanvraag/intrekken" errors={errors} values={typed}>
        {only ? (
          <Hidden name="keuze" value={first.choice.id} />
        ) : (
          <Radios
            name="keuze"
            label={t('requests.withdraw.which')}
            options={[
              ...open.map(({ of, choice: { id, location } }) => ({
                value: id,
                label: several
                  ? t('family.withdraw.one', { child: of.childName, location: location.name })
                  : location.name,
              })),
              { value: everything, label: t('family.withdraw.all') },
            ]}
          />
        )}
        {open.map(({ choice: { id, version } }) => (
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
