import { longDay } from '../../../lib/format.ts'
import { Card, DataList, Paragraphs, Stack, Table, Tag, useView } from '../../../ui/index.ts'
import type { MeasureState } from '../measure.ts'
import type { Outcome } from '../reaction.ts'
import type { JudgementContent } from './judge-queries.ts'

export const toneOfOutcome = {
  founded: 'bad',
  partly: 'warn',
  unfounded: 'info',
  none: 'info',
  solved: 'ok',
} as const satisfies Record<Outcome, string>

interface ShownMeasure {
  readonly id: string
  readonly words: string
  readonly dueOn: Temporal.PlainDate
  readonly state: MeasureState
}

interface JudgementProps {
  readonly content: JudgementContent
  readonly measures: readonly ShownMeasure[]
  readonly today: Temporal.PlainDate
}

/** Promised for a day that is over, and not done. */
const isLate = ({ state, dueOn }: ShownMeasure, today: Temporal.PlainDate) =>
  state === 'planned' && Temporal.PlainDate.compare(dueOn, today) < 0

/** What was judged of each part, why, what will be different, and who judged. */
export function JudgementText({ content, measures, today }: JudgementProps) {
  const { t, lang } = useView()
  return (
    <Stack>
      {content.words !== '' && <Paragraphs text={content.words} />}
      {content.elements.map(({ words, outcome, reasons }, index) => (
        <Card
          key={index}
          title={words}
          level={3}
          tags={outcome && <Tag tone={toneOfOutcome[outcome]}>{t(`feedback.outcome.${outcome}`)}</Tag>}
        >
          <Paragraphs text={reasons} />
        </Card>
      ))}
      {measures.length === 0 ? (
        <Card title={t('judge.measures')} level={3}>
          <p>{content.noMeasures}</p>
        </Card>
      ) : (
        <Table
          caption={t('judge.measures')}
          phone="cards"
          rowKey={({ id }: ShownMeasure) => id}
          columns={[
            { label: t('judge.measure'), head: true, cell: (one: ShownMeasure) => one.words },
            { label: t('judge.measure.by'), cell: (one: ShownMeasure) => longDay(one.dueOn, lang) },
            {
              label: t('judge.measure.state'),
              cell: (one: ShownMeasure) =>
                t(isLate(one, today) ? 'feedback.measure.late' : `feedback.measure.${one.state}`),
            },
          ]}
          rows={measures}
        />
      )}
      <DataList
        items={[
          { label: t('judge.by'), value: content.draftedName },
          ...(content.approvedName === '' || content.draftedName === content.approvedName
            ? []
            : [{ label: t('judge.read-by'), value: content.approvedName }]),
          { label: t('judge.on'), value: longDay(Temporal.PlainDate.from(content.on), lang) },
        ]}
      />
    </Stack>
  )
}
