import type { ComponentChildren } from 'preact'
import { longDay, moment } from '../../../lib/format.ts'
import { Alert, Card, Meta, Paragraphs, Quote, Section, Tag, type Tone, useView } from '../../../ui/index.ts'
import { ChangesTable } from './changes-page.tsx'
import type { Comment } from './comment-queries.ts'
import type { Consultation } from './consultation-queries.ts'
import { type Advice, type ConsultationState, turnIn } from './consultation.ts'

const toneOfState: Readonly<Record<ConsultationState, Tone | undefined>> = {
  open: 'info',
  advised: 'warn',
  lapsed: undefined,
  followed: 'ok',
  deviated: 'warn',
  withdrawn: undefined,
}

export function ConsultationTag({ state }: { state: ConsultationState }) {
  const { t } = useView()
  return <Tag tone={toneOfState[state]}>{t(`panel.state.${state}`)}</Tag>
}

const toneOfAdvice: Readonly<Record<Advice, Tone | undefined>> = {
  positive: 'ok',
  conditional: 'warn',
  negative: 'bad',
  none: undefined,
}

export function AdviceTag({ advice }: { advice: Advice }) {
  const { t } = useView()
  return <Tag tone={toneOfAdvice[advice]}>{t(`panel.advice.${advice}`)}</Tag>
}

/** Who acts, and by when. */
export function Turn({ consultation }: { consultation: Consultation }) {
  const { t, lang } = useView()
  const { state, dueOn, houseName, panelName } = consultation
  const whose = turnIn(state)
  if (whose === 'panel') return <>{t('panel.turn.panel', { panel: panelName, due: longDay(dueOn, lang) })}</>
  if (whose === 'house') return <>{t('panel.turn.house', { house: houseName })}</>
  return <>{t('panel.turn.nobody')}</>
}

/** What was asked, as the members read it. @param documentPath where its document can be fetched */
export function AskedPart({ consultation, documentPath }: { consultation: Consultation; documentPath: string }) {
  const { t, lang } = useView()
  const { words, changes, documentName, askedName, askedAt, zone, houseName, reason, state } = consultation
  return (
    <Section title={t('panel.asked')}>
      <Meta
        items={[
          t(`panel.subject.${consultation.subject}`),
          t('panel.asked.by', { name: askedName, house: houseName }),
          moment(askedAt, zone, lang),
        ]}
      />
      <Paragraphs text={words} />
      {changes.length > 0 && <ChangesTable changes={changes} />}
      {documentName !== null && (
        <p>
          <a href={documentPath} download>
            {t('panel.document', { name: documentName })}
          </a>
        </p>
      )}
      {reason !== '' && (
        <Alert title={t(state === 'withdrawn' ? 'panel.withdrawn.why' : 'panel.prolonged.why')}>
          <Paragraphs text={reason} />
        </Alert>
      )}
    </Section>
  )
}

/** What the panel said. */
export function AdvicePart({ consultation }: { consultation: Consultation }) {
  const { t, lang } = useView()
  const { advice, adviceWords, advisedName, advisedAt, zone, panelName } = consultation
  if (advice === null || advisedAt === null) return null
  return (
    <Section title={t('panel.advice', { panel: panelName })}>
      <AdviceTag advice={advice} />
      {adviceWords !== '' && <Quote>{adviceWords}</Quote>}
      <Meta items={[t('panel.advice.by', { name: advisedName ?? '' }), moment(advisedAt, zone, lang)]} />
    </Section>
  )
}

/** What the house does with it. */
export function AnswerPart({ consultation }: { consultation: Consultation }) {
  const { t, lang } = useView()
  const { state, answerWords, answeredName, answeredAt, zone, houseName, advice } = consultation
  if (answeredAt === null) return null
  const key = state === 'followed' ? (advice === 'none' ? 'noted' : 'followed') : 'deviated'
  return (
    <Section title={t('panel.answer', { house: houseName })}>
      <p>
        <strong>{t(`panel.answer.${key}`)}</strong>
      </p>
      {answerWords !== '' && <Quote>{answerWords}</Quote>}
      <Meta items={[answeredName ?? '', moment(answeredAt, zone, lang)]} />
    </Section>
  )
}

interface CommentsProps {
  readonly comments: readonly Comment[]
  readonly zone: string
  /** Stands under the list: a form. */
  readonly children?: ComponentChildren
  /** Who reads along. */
  readonly intro: string
}

export function Comments({ comments, zone, intro, children }: CommentsProps) {
  const { t, lang } = useView()
  return (
    <Section title={t('panel.comments')} id="gesprek">
      <p>{intro}</p>
      {comments.map(({ id, name, words, at }) => (
        <Card key={id} title={name} level={3} meta={[moment(at, zone, lang)]} flat>
          <Paragraphs text={words} />
        </Card>
      ))}
      {children}
    </Section>
  )
}
