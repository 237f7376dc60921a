import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Checkboxes, Form, Hidden, LinkButton, Page, useView } from '../../../ui/index.ts'
import { WaysQuestions } from '../ask/questions-page.tsx'
import type { Case } from '../case-queries.ts'

/** What a caller can say to show that he is the family. */
export const checks = ['number', 'birth', 'places', 'start', 'identity'] as const

export interface ContactPageProps {
  readonly dossier: Case
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  readonly overtaken?: boolean
}

/** Another address or number, for a family that calls: first who it is, then what changes. */
export function ContactPage({ dossier, typed, errors = [], overtaken = false }: ContactPageProps) {
  const { t } = useView()
  const { number, childName, version } = dossier
  return (
    <Page
      title={t('family.staff.contact.title', { child: childName })}
      intro={t('family.staff.contact.intro')}
      crumbs={[
        { label: t('requests.staff.work.title'), href: '/werk' },
        { label: `${childName} (${number})`, href: `/werk/aanvragen/${number}` },
      ]}
      errors={errors}
      notice={
        overtaken && (
          <Alert kind="warn" title={t('requests.overtaken.title')} live>
            {t('family.change.overtaken')}
          </Alert>
        )
      }
      dense
    >
      <Form action={`/werk/aanvragen/${number}/gegevens`} errors={errors} values={typed} guard>
        <Hidden name="versie" value={String(version)} />
        <Checkboxes
          name="controle"
          label={t('family.staff.contact.checked')}
          hint={t('family.staff.contact.checked.hint')}
          options={checks.map((check) => ({ value: check, label: t(`family.staff.contact.checked.${check}`) }))}
        />
        <WaysQuestions reader="desk" />
        <Actions>
          <Button>{t('family.staff.contact.save')}</Button>
          <LinkButton kind="secondary" href={`/werk/aanvragen/${number}`}>
            {t('family.change.back')}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}
