import { euro, number, percent, wholeEuro } from '../../../lib/format.ts'
import { type Certainty, inForce, type Rule } from '../../../lib/law.ts'
import type { Cents } from '../../../lib/money.ts'
import type { Lang, Text } from '../../../text-keys.ts'
import { Alert, DataList, Panel, Section, Tag, useView } from '../../../ui/index.ts'
import { depositLimit, freePriceBenefit, respiteDaysFor, risesInOctober } from '../flanders/around-the-tariff.ts'
import type { FlemishCost, FlemishUnknown } from '../flanders/family-cost.ts'
import { bandOf } from '../flanders/income-tariff.ts'
import type { FlemishAnswer, NoAnswer } from './answer.ts'
import { CostChart } from './cost-chart-page.tsx'
import { Changes, StepsTable, type StepRow } from './steps-page.tsx'

/** What care costs a Flemish family: the amount, how it came about, and what would change it. */
export function FlemishAnswerShown({ answer }: { answer: FlemishAnswer }) {
  const { t, lang } = useView()
  const { asked, cost, changes, curve } = answer
  const { month, day, estimate } = cost
  const days = number(asked.care.days / 100, lang)
  return (
    <>
      <Panel title={t('calculator.answer', { amount: wholeEuro(month.likely, lang) })} tone="calm">
        <p>{t('calculator.vl.answer.day', { amount: euro(day.likely, lang), days })}</p>
        {estimate && (
          <p>
            <Tag tone="warn">{t('calculator.estimate')}</Tag>{' '}
            {month.high - month.low < 200
              ? t('calculator.estimate.cents')
              : t('calculator.estimate.range', { low: wholeEuro(month.low, lang), high: wholeEuro(month.high, lang) })}
          </p>
        )}
        <p>{t('calculator.vl.simulation')}</p>
      </Panel>
      <StepsTable rows={stepsOf(answer, t, lang)} />
      <Changes changes={changes} now={month.likely} />
      <CostChart curve={curve} own={{ income: asked.care.income, month }} estimate={estimate} />
      <GoodToKnow answer={answer} />
    </>
  )
}

function stepsOf({ asked, cost }: FlemishAnswer, t: Text, lang: Lang): StepRow[] {
  const { care } = asked
  const { on, set, tariff, share, day, month } = cost
  const part = percent(share.value.percent / 100, lang)
  return [
    ...incomeSteps(asked, t, lang),
    { step: bandWords(cost, care.income, t, lang), amount: cost.base, per: 'day', ...whence(on.formula) },
    ...(cost.reductions > 0
      ? [
          {
            step: t('calculator.vl.step.reduction', { count: cost.reductions / set.reduction }),
            amount: -cost.reductions,
            per: 'day' as const,
            ...whence(on.reduction),
          },
        ]
      : []),
    tariff.likely === set.minimum
      ? { step: t('calculator.vl.step.minimum'), amount: tariff.likely, per: 'day', ...whence(on.minimum) }
      : { step: t('calculator.vl.step.tariff'), amount: tariff.likely, per: 'day' },
    ...reducedStep(care.rate, cost, t),
    ...(share.value.percent === 100
      ? []
      : [
          {
            step: t('calculator.vl.step.share', { percent: part }),
            amount: day.likely,
            per: 'day' as const,
            ...whence(share),
          },
        ]),
    {
      step: t('calculator.step.month', { days: number(care.days / 100, lang) }),
      amount: month.likely,
      per: 'month',
    },
  ]
}

function incomeSteps({ per, typedIncome, care }: FlemishAnswer['asked'], t: Text, lang: Lang): StepRow[] {
  if (per === 'year') return [{ step: t('calculator.vl.step.income'), amount: care.income, per: 'year', typed: true }]
  const rule = care.on.monthsInYear
  const factor = number(rule.value / 100, lang)
  const step = t('calculator.vl.step.income-month', { month: euro(typedIncome, lang), factor })
  return [{ step, amount: care.income, per: 'year', ...whence(rule) }]
}

function bandWords({ set, base }: FlemishCost, income: Cents, t: Text, lang: Lang): string {
  const band = bandOf(set.formula, income)
  if (base === set.maximum) return t('calculator.vl.step.maximum')
  if (band) {
    const factor = factorWords(band.perMillion, lang)
    return base === band.cap
      ? t('calculator.vl.step.cap', { factor, cap: euro(band.cap, lang) })
      : t('calculator.vl.step.band', { factor })
  }
  return set.formula.kind === 'table' ? t('calculator.vl.step.steps') : t('calculator.vl.step.slope')
}

/** "0,000385", as the law writes it. */
const factorWords = (perMillion: number, lang: Lang): string =>
  `${number(0.5, lang).replace(/5$/, '')}${String(perMillion).padStart(6, '0')}`

function reducedStep(rate: FlemishAnswer['asked']['care']['rate'], { reduced }: FlemishCost, t: Text): StepRow[] {
  if (rate === null || !reduced?.known) return []
  const step = t('calculator.vl.step.rate', { rate: t(`calculator.vl.rate.${rate}`) })
  return [
    { step, amount: reduced.cents, per: 'day', ...(reduced.by ? whence(reduced.by) : { certainty: 'uncertain' }) },
  ]
}

const whence = ({
  source,
  certainty,
}: Pick<Rule<unknown>, 'source' | 'certainty'>): { source: string; certainty: Certainty } => ({
  source,
  certainty,
})

function GoodToKnow({ answer: { asked, cost } }: { answer: FlemishAnswer }) {
  const { t, lang } = useView()
  const { care } = asked
  const { least, most } = respiteDaysFor(care.days, care.on.day)
  const free = freePriceBenefit(cost.share.value.stay, care.on.day)
  return (
    <Section title={t('calculator.know')} id="weten">
      <DataList
        items={[
          { label: t('calculator.vl.know.attest'), value: t('calculator.vl.know.attest.text') },
          { label: t('calculator.vl.know.income'), value: t('calculator.vl.know.income.text') },
          {
            label: t('calculator.vl.know.days-off'),
            value:
              least === most
                ? t('calculator.vl.know.days-off.exact', { least })
                : t('calculator.vl.know.days-off.text', { least, most }),
          },
          {
            label: t('calculator.vl.know.deposit'),
            value: t('calculator.vl.know.deposit.text', {
              amount: wholeEuro(depositLimit(care.income, care.on.day), lang),
            }),
          },
          {
            label: t('calculator.vl.know.free'),
            value: t('calculator.vl.know.free.text', { amount: euro(free, lang) }),
          },
          ...(octoberIsUnknown(care.on)
            ? [{ label: t('calculator.vl.know.index'), value: t('calculator.vl.know.index.text') }]
            : []),
        ]}
      />
    </Section>
  )
}

/** The amounts rise in October, and those of the autumn that the day lies before or in are not there yet. */
const octoberIsUnknown = ({ day, formula }: FlemishCost['on']): boolean =>
  inForce(risesInOctober, 'vl', day).value && formula.from.year < day.year

/** A year, or a reduced rate, of which the amount was never published. */
export function NoFlemishAnswer({ answer: { asked, unknown } }: { answer: NoAnswer }) {
  const { t } = useView()
  return (
    <>
      <Panel title={t('calculator.vl.unknown')} tone="calm">
        {unknown.why === 'bounds' ? (
          <p>{t('calculator.vl.unknown.bounds', { year: String(asked.care.on.day.year) })}</p>
        ) : (
          <p>{t(`calculator.vl.unknown.${unknown.why}`)}</p>
        )}
      </Panel>
      <Bounds unknown={unknown} />
      <Alert>{t('calculator.vl.simulation')}</Alert>
    </>
  )
}

function Bounds({ unknown: { on } }: { unknown: FlemishUnknown }) {
  const { t } = useView()
  const names = ['minimum', 'exceptional', 'lowest', 'maximum', 'reduction'] as const
  const rows: StepRow[] = names.map((name) => ({
    step: t(`calculator.vl.bound.${name}`),
    amount: on[name].value,
    absent: on[name].absent,
    per: 'day',
    ...whence(on[name]),
  }))
  return <StepsTable rows={rows} title={t('calculator.vl.bounds')} />
}
