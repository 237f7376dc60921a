import { wholeEuro } from '../../../lib/format.ts'
import type { Cents } from '../../../lib/money.ts'
import { Details, LineChart, Section, Table, useView } from '../../../ui/index.ts'
import type { TariffRange } from '../flanders/income-tariff.ts'
import { type CurvePoint, roundTicks } from './answer.ts'

interface CostChartProps {
  readonly curve: readonly CurvePoint[]
  readonly own: { readonly income: Cents; readonly month: TariffRange }
  readonly estimate: boolean
}

/** What a month costs by income, with the own point, and the same as a table. */
export function CostChart({ curve, own, estimate }: CostChartProps) {
  const { t, lang } = useView()
  const most = Math.max(...curve.map(({ high }) => high), own.month.high)
  const yTicks = roundTicks(most / 100, 4).map((at) => ({ at: at * 100, label: wholeEuro(at * 100, lang) }))
  const widest = curve.at(-1)?.income ?? 0
  const xTicks = tenths(widest).map((at) => ({ at, label: String(at / 1000_00) }))
  const [amount, income] = [wholeEuro(own.month.likely, lang), wholeEuro(own.income, lang)]
  return (
    <Section title={t('calculator.chart')} id="grafiek">
      <LineChart
        title={t('calculator.chart.title', { amount, income })}
        description={t('calculator.chart.description', { amount, income, most: wholeEuro(most, lang) })}
        line={curve.map(({ income: x, likely: y }) => ({ x, y }))}
        range={estimate ? curve.map(({ income: x, low, high }) => ({ x, low, high })) : undefined}
        own={{ x: own.income, y: own.month.likely, label: t('calculator.chart.own', { amount }) }}
        xLabel={t('calculator.chart.x')}
        yLabel={t('calculator.chart.y')}
        xTicks={xTicks}
        yTicks={yTicks}
      >
        <Details summary={t('calculator.chart.table')}>
          <Table
            caption={t('calculator.chart.table.caption')}
            captionHidden
            columns={[
              { label: t('calculator.chart.table.income'), head: true, cell: ({ income: of }) => wholeEuro(of, lang) },
              {
                label: t('calculator.chart.table.month'),
                numeric: true,
                cell: ({ likely }) => wholeEuro(likely, lang),
              },
              ...(estimate
                ? [
                    {
                      label: t('calculator.chart.table.range'),
                      numeric: true,
                      cell: ({ low, high }: CurvePoint) => `${wholeEuro(low, lang)} – ${wholeEuro(high, lang)}`,
                    },
                  ]
                : []),
            ]}
            rows={curve.filter((_, index) => index % 5 === 0)}
            rowKey={({ income: of }) => String(of)}
          />
        </Details>
      </LineChart>
    </Section>
  )
}

/** Ten equal steps of whole thousands. */
const tenths = (most: Cents): Cents[] => {
  const step = most % 12 === 0 && most <= 120_000_00 ? most / 6 : most / 10
  return Array.from({ length: Math.round(most / step) + 1 }, (_, index) => index * step)
}
