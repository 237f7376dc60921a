import type { ComponentChildren } from 'preact'
import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  CardList,
  EmptyState,
  Form,
  Page,
  Quote,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { Unsent } from '../unsent-page.tsx'
import type { AskedLocation } from './hear-queries.ts'

interface OwnSidesProps {
  readonly asked: readonly AskedLocation[]
  readonly zone: string
  /** What else waits for this side. */
  readonly children?: ComponentChildren
}

/** What a location is asked about itself. */
export function OwnSidesPage({ asked, zone, children }: OwnSidesProps) {
  const { t, lang } = useView()
  const day = (at: Temporal.Instant) => longDay(at.toZonedDateTimeISO(zone).toPlainDate(), lang)
  return (
    <Page title={t('hear.staff.title')} intro={t('hear.staff.intro')} dense>
      {children}
      {asked.length === 0 ? (
        <EmptyState title={t('hear.staff.empty')}>{t('hear.staff.empty.body')}</EmptyState>
      ) : (
        <CardList
          cards={asked.map(({ id, number, locationName, dueOn, answeredAt }) => ({
            key: id,
            title: `${locationName} (${number})`,
            href: `/werk/wederhoor/${id}`,
            meta: [
              answeredAt
                ? t('hear.staff.answered', { on: day(answeredAt) })
                : t('hear.staff.due', { due: longDay(dueOn, lang) }),
            ],
          }))}
        />
      )}
    </Page>
  )
}

interface OwnSideProps {
  readonly asked: AskedLocation
  readonly sent?: boolean
  readonly tooLate?: boolean
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

export function OwnSidePage({ asked, sent = false, tooLate = false, typed = {}, errors = [] }: OwnSideProps) {
  const { t, lang } = useView()
  return (
    <Page
      title={asked.locationName}
      intro={asked.answer === null ? t('hear.staff.due', { due: longDay(asked.dueOn, lang) }) : undefined}
      crumbs={[{ label: t('hear.staff.title'), href: '/werk/wederhoor' }]}
      errors={errors}
      notice={
        <>
          {sent && (
            <Alert kind="ok" live>
              {t('hear.staff.sent')}
            </Alert>
          )}
          {tooLate && (
            <Alert kind="warn" live>
              {t('hear.staff.too-late')}
            </Alert>
          )}
        </>
      }
    >
      <Stack>
        <Section title={t('hear.staff.statement')}>
          <Quote>{asked.statement}</Quote>
        </Section>
        {asked.answer === null ? (
          <Form action={`/werk/wederhoor/${asked.id}`} values={typed} errors={errors} keep={`side-${asked.id}`}>
            <TextArea name="answer" label={t('hear.staff.answer')} hint={t('hear.staff.answer.hint')} rows={8} />
            <Actions>
              <Button>{t('hear.staff.send')}</Button>
            </Actions>
          </Form>
        ) : (
          <Section title={t('hear.staff.answer')}>
            <Quote>{asked.answer}</Quote>
          </Section>
        )}
        {tooLate && <Unsent typed={typed} />}
      </Stack>
    </Page>
  )
}
