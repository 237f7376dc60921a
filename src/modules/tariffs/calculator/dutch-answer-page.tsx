import { euro, number, percent, wholeEuro } from '../../../lib/format.ts'
import type { Lang, Text } from '../../../text-keys.ts'
import { DataList, Panel, Section, useView } from '../../../ui/index.ts'
import { type ChildBenefit, type ChildInCare, sourceOfShare } from '../netherlands/benefit.ts'
import { plansAfter } from '../netherlands/benefit-years.ts'
import type { DutchAnswer } from './answer.ts'
import { CostChart } from './cost-chart-page.tsx'
import { Changes, type StepRow, StepsTable } from './steps-page.tsx'

/** What care costs a Dutch family after the benefit. */
export function DutchAnswerShown({ answer }: { answer: DutchAnswer }) {
  const { t, lang } = useView()
  const { asked, benefit, changes, curve } = answer
  const hours = asked.family.children.reduce((sum, child) => sum + child.hours, 0)
  const hour = hours === 0 ? 0 : Math.round((benefit.net * 100) / hours)
  return (
    <>
      <Panel title={t('calculator.answer', { amount: wholeEuro(benefit.net, lang) })} tone="calm">
        <p>
          {t('calculator.nl.answer.gross', {
            cost: wholeEuro(benefit.cost, lang),
            benefit: wholeEuro(benefit.benefit, lang),
          })}
        </p>
        <p>{t('calculator.nl.answer.hour', { amount: euro(hour, lang) })}</p>
        <p>{t('calculator.nl.simulation')}</p>
      </Panel>
      {benefit.children.map((child, index) => (
        <StepsTable
          key={index}
          title={titleOf(index, benefit.children.length, t)}
          rows={childSteps(answer, index, child, t, lang)}
        />
      ))}
      <Changes changes={changes} now={benefit.net} />
      <CostChart
        curve={curve}
        own={{ income: asked.family.income, month: { low: benefit.net, likely: benefit.net, high: benefit.net } }}
        estimate={false}
      />
      <GoodToKnow lastYear={answer.lastYear} />
    </>
  )
}

const titleOf = (index: number, count: number, t: Text): string =>
  count === 1 ? t('calculator.steps') : t('calculator.nl.steps.child', { child: index + 1 })

function childSteps(answer: DutchAnswer, index: number, child: ChildBenefit, t: Text, lang: Lang): StepRow[] {
  const { asked, benefit } = answer
  const own = asked.family.children[index]
  if (!own) return []
  const share = sourceOfShare(asked.year, benefit.band, child.first ? 'first' : 'next')
  const part = percent(child.share / 1000, lang)
  return [
    { step: hoursWords(asked.weeks[index], own, t, lang), amount: child.cost, per: 'month', typed: true },
    ...capSteps(answer, own, child, t, lang),
    {
      step: t(child.first ? 'calculator.nl.step.first' : 'calculator.nl.step.next', {
        percent: part,
        hours: number(child.hours / 100, lang),
        price: euro(child.price, lang),
      }),
      amount: -child.benefit,
      per: 'month',
      source: share.source,
      certainty: share.certainty,
    },
    { step: t('calculator.nl.step.net'), amount: child.net, per: 'month' },
  ]
}

function hoursWords(
  week: DutchAnswer['asked']['weeks'][number] | undefined,
  { hours, price }: ChildInCare,
  t: Text,
  lang: Lang,
) {
  return t('calculator.nl.step.cost', {
    days: number((week?.days ?? 0) / 100, lang),
    hours: number((week?.hours ?? 0) / 100, lang),
    month: number(hours / 100, lang),
    price: euro(price, lang),
  })
}

/** What lies above the most that counts is for the parent. */
function capSteps(
  { asked: { year } }: DutchAnswer,
  own: ChildInCare,
  child: ChildBenefit,
  t: Text,
  lang: Lang,
): StepRow[] {
  return [
    ...(child.hours < own.hours
      ? [
          {
            step: t('calculator.nl.step.hours', { hours: number(child.hours / 100, lang) }),
            amount: Math.round(((own.hours - child.hours) * own.price) / 100),
            per: 'month' as const,
            ...year.hoursFrom,
          },
        ]
      : []),
    ...(child.price < own.price
      ? [
          {
            step: t('calculator.nl.step.cap', { price: euro(child.price, lang) }),
            amount: own.price - child.price,
            per: 'hour' as const,
            ...year.capsFrom,
          },
        ]
      : []),
  ]
}

function GoodToKnow({ lastYear }: { lastYear: number }) {
  const { t } = useView()
  return (
    <Section title={t('calculator.know')} id="weten">
      <DataList
        items={[
          { label: t('calculator.nl.know.conditions'), value: t('calculator.nl.know.conditions.text') },
          { label: t('calculator.nl.know.income'), value: t('calculator.nl.know.income.text') },
          { label: t('calculator.nl.know.rounding'), value: t('calculator.nl.know.rounding.text') },
          {
            label: t('calculator.nl.know.planned'),
            value: (
              <ul>
                {plansAfter(lastYear).map(({ value }) => (
                  <li key={value.plan}>{t(`calculator.nl.plan.${value.plan}`)}</li>
                ))}
              </ul>
            ),
          },
        ]}
      />
    </Section>
  )
}
