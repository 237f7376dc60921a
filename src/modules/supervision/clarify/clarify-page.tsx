import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, CardList, EmptyState, Form, Page, Quote, Section, Stack, TextArea, useView } from '../../../ui/index.ts' // prettier-ignore
import { clarificationPath } from '../paths.ts'
import type { Clarification } from './clarify-queries.ts'

interface AskedProps {
  readonly asked: readonly Clarification[]
  readonly zone: string
}

/** What the authority asks about one's own locations. */
export function ClarificationsPage({ asked, zone }: AskedProps) {
  const { t, lang } = useView()
  const day = (at: Temporal.Instant) => longDay(at.toZonedDateTimeISO(zone).toPlainDate(), lang)
  return (
    <Page title={t('clarify.staff.title')} intro={t('clarify.staff.intro')} dense>
      {asked.length === 0 ? (
        <EmptyState title={t('clarify.staff.empty')}>{t('clarify.staff.empty.body')}</EmptyState>
      ) : (
        <CardList
          cards={asked.map(({ id, locationName, authorityName, dueOn, answeredAt }) => ({
            key: id,
            title: locationName,
            href: clarificationPath(id),
            meta: [
              authorityName,
              answeredAt
                ? t('clarify.staff.answered', { on: day(answeredAt) })
                : t('clarify.staff.due', { due: longDay(dueOn, lang) }),
            ],
          }))}
        />
      )}
    </Page>
  )
}

interface OneProps {
  readonly asked: Clarification
  readonly sent?: boolean
  readonly tooLate?: boolean
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** One question of the authority, and the answer. */
export function ClarificationPage({ asked, sent = false, tooLate = false, typed = {}, errors = [] }: OneProps) {
  const { t, lang } = useView()
  const open = asked.answer === null
  return (
    <Page
      title={t('clarify.staff.one', { name: asked.locationName })}
      intro={open ? t('clarify.staff.who', { authority: asked.authorityName, name: asked.askedName, due: longDay(asked.dueOn, lang) }) : asked.authorityName} // prettier-ignore
      crumbs={[{ label: t('clarify.staff.title'), href: '/werk/toelichting' }]}
      errors={errors}
      notice={
        <>
          {sent && (
            <Alert kind="ok" live>
              {t('clarify.staff.sent', { authority: asked.authorityName })}
            </Alert>
          )}
          {tooLate && (
            <Alert kind="warn" live>
              {t('clarify.staff.too-late')}
            </Alert>
          )}
        </>
      }
    >
      <Stack>
        <Section title={t('clarify.staff.question')}>
          <Quote>{asked.words}</Quote>
        </Section>
        {open ? (
          <Form action={clarificationPath(asked.id)} values={typed} errors={errors} keep={`clarify-${asked.id}`}>
            <TextArea name="answer" label={t('clarify.staff.answer')} hint={t('clarify.staff.answer.hint')} rows={8} />
            <Actions>
              <Button>{t('clarify.staff.send')}</Button>
            </Actions>
          </Form>
        ) : (
          <Section title={t('clarify.staff.answer')}>
            <Quote>{asked.answer}</Quote>
          </Section>
        )}
        {tooLate && <Typed words={typed['answer']} />}
      </Stack>
    </Page>
  )
}

/** Somebody else was first: what was typed here is not lost. */
function Typed({ words }: { words: Typed[string] | undefined }) {
  const { t } = useView()
  return typeof words === 'string' && words !== '' ? (
    <Section title={t('feedback.unsent')}>
      <Quote>{words}</Quote>
    </Section>
  ) : null
}
