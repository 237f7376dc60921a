import { euro, wholeEuro } from '../../../lib/format.ts'
import type { Certainty } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import { Section, Table, Tag, useView } from '../../../ui/index.ts'
import { type Change, incomeChange } from './answer.ts'
import { findSource } from '../sources.ts'

/** One line of a calculation, with what it rests on. */
export interface StepRow {
  readonly step: string
  /** Null: not found. */
  readonly amount: Cents | null
  /** Null because it did not exist yet. */
  readonly absent?: true | undefined
  readonly per: 'hour' | 'day' | 'month' | 'year'
  readonly source?: string
  readonly certainty?: Certainty
  /** Comes from the form, where otherwise it follows from the lines above. */
  readonly typed?: boolean
}

/** How it was calculated, line by line, with source and certainty beside it. */
export function StepsTable({ rows, title }: { rows: readonly StepRow[]; title?: string }) {
  const { t, lang } = useView()
  const heading = title ?? t('calculator.steps')
  return (
    <Section title={heading} id="berekening">
      <Table
        caption={heading}
        captionHidden
        phone="cards"
        columns={[
          { label: t('calculator.steps.step'), head: true, cell: ({ step }) => step },
          {
            label: t('calculator.steps.amount'),
            numeric: true,
            short: true,
            cell: ({ amount, absent, per }) =>
              amount === null
                ? t(absent ? 'calculator.not-yet' : 'calculator.not-found')
                : t(`calculator.per.${per}`, { amount: euro(amount, lang) }),
          },
          { label: t('calculator.steps.source'), cell: (row) => <Source {...row} /> },
        ]}
        rows={rows}
        rowKey={({ step }) => step}
      />
    </Section>
  )
}

const tones = { law: 'ok', official: 'ok', promise: 'info', uncertain: 'warn' } as const

function Source({ source = '', certainty, typed = false }: StepRow) {
  const { t, lang } = useView()
  if (certainty === undefined) return <>{typed ? t('calculator.steps.typed') : t('calculator.steps.own')}</>
  const ours = findSource(source)
  return (
    <>
      <Tag tone={tones[certainty]}>{t(`calculator.certainty.${certainty}`)}</Tag>{' '}
      {ours ? <small>{ours[lang]}</small> : <small lang="nl">{source}</small>}
    </>
  )
}

/** What another day, child or income would make of it. */
export function Changes({ changes, now }: { changes: readonly Change[]; now: Cents }) {
  const { t, lang } = useView()
  const money = wholeEuro(incomeChange, lang)
  const difference = (month: Cents) => {
    const amount = wholeEuro(Math.abs(month - now), lang)
    if (Math.abs(month - now) < 50) return t('calculator.changes.same')
    return month > now ? t('calculator.changes.more', { amount }) : t('calculator.changes.less', { amount })
  }
  return (
    <Section title={t('calculator.changes')} id="anders">
      <Table
        caption={t('calculator.changes')}
        captionHidden
        phone="cards"
        columns={[
          {
            label: t('calculator.changes.what'),
            head: true,
            cell: ({ kind }) => t(`calculator.change.${kind}`, { amount: money }),
          },
          { label: t('calculator.changes.month'), numeric: true, cell: ({ month }) => wholeEuro(month, lang) },
          { label: t('calculator.changes.difference'), numeric: true, cell: ({ month }) => difference(month) },
        ]}
        rows={changes}
        rowKey={({ kind }) => kind}
      />
    </Section>
  )
}
