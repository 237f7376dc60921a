import { longDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  CardList,
  DataList,
  Details,
  Form,
  Page,
  PostButton,
  Quote,
  Section,
  Select,
  Stack,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { mayHandOver, needsConsent, reasonLimit, summaryLimit, type Taker } from './handover.ts'
import type { Handover } from './handover-queries.ts'
import type { Reaction } from '../reaction-queries.ts'

export const handoverPath = (id: string): string => `/werk/reacties/overdracht/${id}`

/** What waits for a yes of this house. */
export function HandoversAsked({ asked }: { asked: readonly Handover[] }) {
  const { t, lang } = useView()
  if (asked.length === 0) return null
  return (
    <Section title={t('handover.staff.asked')}>
      <CardList
        cards={asked.map(({ id, number, giver, askedAt, taker }) => ({
          key: id,
          level: 3,
          title: t('handover.staff.asked.card', { number, giver: giver.name }),
          href: handoverPath(id),
          meta: [longDay(localDay(askedAt, taker.zone), lang)],
        }))}
      />
    </Section>
  )
}

interface PartProps {
  readonly reaction: Reaction
  readonly handovers: readonly Handover[]
  /** Who may be asked; none where the reader does not decide over it. */
  readonly takers: readonly Taker[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** In the dossier: who had it, from when until when and why; and another house that may take it over. */
export function HandoverPart({ reaction, handovers, takers, typed, errors }: PartProps) {
  const { t, lang } = useView()
  const { zone } = reaction.holder
  const asks = mayHandOver(reaction) && takers.length > 0 && !handovers.some(({ state }) => state === 'asked')
  if (handovers.length === 0 && !asks) return null
  const wrong = errors.some(({ field }) => field.startsWith('handover_'))
  return (
    <Section title={t('handover.staff.title')}>
      {handovers.map(({ id, giver, taker, state, askedAt, decidedAt, reason }) => (
        <div key={id}>
          <p>
            <a href={handoverPath(id)}>{t(`handover.staff.line.${state}`, { giver: giver.name, taker: taker.name })}</a>
            , {longDay(localDay(decidedAt ?? askedAt, zone), lang)}
          </p>
          <Quote>{reason}</Quote>
        </div>
      ))}
      {asks && (
        <Details summary={t('handover.staff.ask')} open={wrong}>
          <AskForm {...{ reaction, takers, typed, errors }} />
        </Details>
      )}
    </Section>
  )
}

function AskForm({ reaction, takers, typed, errors }: Omit<PartProps, 'handovers'>) {
  const { t } = useView()
  const consent = takers.some((taker) => needsConsent(taker, reaction))
  return (
    <Form action={`/werk/reacties/${reaction.number}/overdragen`} values={typed} errors={errors} guard>
      <Select
        name="handover_to"
        label={t('handover.staff.to')}
        hint={t('handover.staff.to.hint')}
        empty={t('desk.staff.choose')}
        options={takers.map(({ id, name, kind }) => ({
          value: id,
          label: `${name} (${t(`handover.staff.kind.${kind}`)})`,
        }))}
      />
      <TextArea
        name="handover_reason"
        label={t('handover.staff.reason')}
        hint={t('handover.staff.reason.hint')}
        rows={3}
        maxLength={reasonLimit}
      />
      <TextArea
        name="handover_summary"
        label={t('handover.staff.summary')}
        hint={t('handover.staff.summary.hint')}
        rows={5}
        maxLength={summaryLimit}
      />
      {consent && (
        <TextField
          name="handover_consent"
          label={t('handover.staff.consent')}
          hint={t('handover.staff.consent.hint')}
          optional
        />
      )}
      <Actions>
        <Button>{t('handover.staff.ask.go')}</Button>
      </Actions>
    </Form>
  )
}

export interface HandoverPageProps {
  readonly handover: Handover
  /** On which side the reader stands. */
  readonly takes: boolean
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

/** One hand-over, for both houses: what is asked, and what was answered. */
export function HandoverPage({ handover, takes, typed = {}, errors = [], changed = false }: HandoverPageProps) {
  const { t, lang } = useView()
  const { id, number, giver, taker, state, askedName, askedAt, decidedAt, decidedName, answer, consent } = handover
  const day = (at: Temporal.Instant) => longDay(localDay(at, taker.zone), lang)
  return (
    <Page
      title={t(`handover.staff.line.${state}`, { giver: giver.name, taker: taker.name })}
      intro={t('handover.staff.intro', { number, name: askedName, day: day(askedAt) })}
      dense
      crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]}
      errors={errors}
      notice={
        changed && (
          <Alert kind="warn" title={t('desk.staff.changed.title')} live>
            {t('desk.staff.changed')}
          </Alert>
        )
      }
    >
      <Stack>
        <Section title={t('handover.staff.why')}>
          <Quote>{handover.reason}</Quote>
        </Section>
        <Section title={t('handover.staff.about')}>
          <Quote>{handover.summary}</Quote>
          {state === 'asked' && takes && <p class="kd-hint">{t('handover.staff.about.hint')}</p>}
        </Section>
        <DataList
          items={[
            ...(consent === null ? [] : [{ label: t('handover.staff.consent'), value: consent }]),
            ...(decidedAt === null ? [] : [{ label: t('handover.staff.decided'), value: [decidedName, day(decidedAt)].filter(Boolean).join(', ') }]), // prettier-ignore
            ...(answer === '' ? [] : [{ label: t('handover.staff.answer'), value: answer }]),
          ]}
        />
        {state === 'asked' && takes && (
          <>
            <Section title={t('handover.staff.accept')}>
              <p>{t('handover.staff.accept.body', { giver: giver.name })}</p>
              <PostButton action={`${handoverPath(id)}/aannemen`}>{t('handover.staff.accept.go')}</PostButton>
            </Section>
            <Section title={t('handover.staff.return')}>
              <Form action={`${handoverPath(id)}/teruggeven`} values={typed} errors={errors} guard>
                <TextArea
                  name="answer"
                  label={t('handover.staff.return.why')}
                  hint={t('handover.staff.return.hint')}
                  rows={3}
                />
                <Actions>
                  <Button kind="secondary">{t('handover.staff.return.go')}</Button>
                </Actions>
              </Form>
            </Section>
          </>
        )}
        {state === 'asked' && !takes && (
          <Section title={t('handover.staff.waits')}>
            <p>{t('handover.staff.waits.body', { taker: taker.name })}</p>
            <PostButton action={`${handoverPath(id)}/intrekken`} kind="secondary">
              {t('handover.staff.take-back')}
            </PostButton>
          </Section>
        )}
        {state === 'accepted' && !takes && <p>{t('handover.staff.gone', { taker: taker.name })}</p>}
        {state === 'accepted' && takes && (
          <p>
            <a href={`/werk/reacties/${number}`}>{t('handover.staff.open')}</a>
          </p>
        )}
      </Stack>
    </Page>
  )
}
