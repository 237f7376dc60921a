import type { FieldError, Typed } from '../../../platform/form.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Land } from '../../../lib/law.ts'
import {
  Actions,
  Button,
  Card,
  Checkbox,
  Details,
  Fieldset,
  Form,
  LinkButton,
  Page,
  PostButton,
  Radios,
  Section,
  Select,
  Tabs,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { reducedRates } from '../flanders/reduced-rate.ts'
import { careKinds } from '../netherlands/benefit.ts'
import type { Answer } from './answer.ts'
import { mostChildren } from './asked.ts'
import { DutchAnswerShown } from './dutch-answer-page.tsx'
import { FlemishAnswerShown, NoFlemishAnswer } from './flemish-answer-page.tsx'

export interface CalculatorPageProps {
  readonly land: Land
  readonly typed: Typed
  /** For which we can calculate. */
  readonly years: readonly number[]
  readonly errors?: readonly FieldError[]
  /** What was asked before and could be understood. */
  readonly answer?: Answer | undefined
  /** Something of this family is remembered. */
  readonly kept: boolean
}

export const calculatorPath = (land: Land): string => `/kosten?land=${land}`

/** What does care cost me? All questions on one page; the answer first. */
export function CalculatorPage({ land, typed, years, errors = [], answer, kept }: CalculatorPageProps) {
  const { t } = useView()
  const lands = (['vl', 'nl'] as const).map((one) => ({
    label: t(`calculator.land.${one}`),
    href: calculatorPath(one),
  }))
  return (
    <Page
      title={t('calculator.title')}
      description={t('calculator.intro')}
      canonical={calculatorPath(land)}
      ownHeading={answer !== undefined}
      intro={answer ? undefined : t('calculator.intro')}
      errors={errors}
      aside={<Privacy kept={kept} land={land} />}
    >
      <Tabs label={t('calculator.land')} items={lands} current={calculatorPath(land)} />
      {answer && <AnswerShown answer={answer} />}
      {answer && (
        <Actions>
          <LinkButton href="/zoek">{t('calculator.find')}</LinkButton>
        </Actions>
      )}
      <Section title={answer ? t('calculator.again') : t('calculator.questions')} id="vragen" screenOnly>
        <Form action={calculatorPath(land)} values={typed} errors={errors}>
          {land === 'vl' ? <FlemishQuestions years={years} /> : <DutchQuestions typed={typed} years={years} />}
          <Actions>
            <Button>{t('calculator.go')}</Button>
          </Actions>
        </Form>
      </Section>
    </Page>
  )
}

function AnswerShown({ answer }: { answer: Answer }) {
  if ('unknown' in answer) return <NoFlemishAnswer answer={answer} />
  return answer.land === 'vl' ? <FlemishAnswerShown answer={answer} /> : <DutchAnswerShown answer={answer} />
}

function Privacy({ kept, land }: { kept: boolean; land: Land }) {
  const { t } = useView()
  return (
    <Card flat title={t('calculator.privacy')}>
      <p>{t('calculator.privacy.text')}</p>
      <p>
        <a href={`/kosten/bedragen?land=${land}`}>{t('values.link')}</a>
      </p>
      {land === 'vl' && (
        <p>
          <a href="/kosten/attest">{t('certificates.terms.link')}</a>
        </p>
      )}
      {kept && (
        <PostButton kind="secondary" small action="/kosten/vergeten">
          {t('calculator.forget')}
        </PostButton>
      )}
    </Card>
  )
}

function FlemishQuestions({ years }: { years: readonly number[] }) {
  const { t, lang } = useView()
  return (
    <>
      <TextField
        name="income"
        prefix="€"
        width={16}
        keyboard="decimal"
        label={t('calculator.vl.income')}
        hint={t('calculator.vl.income.hint')}
      />
      <Radios
        name="per"
        label={t('calculator.vl.per')}
        options={[
          { value: 'year', label: t('calculator.vl.per.year'), hint: t('calculator.vl.per.year.hint') },
          { value: 'month', label: t('calculator.vl.per.month'), hint: t('calculator.vl.per.month.hint') },
        ]}
      />
      <Figure name="days" label={t('calculator.days')} hint={t('calculator.days.hint')} broken />
      <Figure name="hours" label={t('calculator.hours')} hint={t('calculator.vl.hours.hint')} broken />
      <Figure name="children" label={t('calculator.vl.children')} hint={t('calculator.vl.children.hint')} />
      <Figure name="young" label={t('calculator.vl.young')} hint={t('calculator.vl.young.hint')} optional />
      <Details summary={t('calculator.more')}>
        <Checkbox name="twins" label={t('calculator.vl.twins')} />
        <Checkbox name="contract" label={t('calculator.vl.contract')} hint={t('calculator.vl.contract.hint')} />
        <Select
          name="rate"
          optional
          label={t('calculator.vl.rate')}
          empty={t('calculator.vl.rate.none')}
          options={reducedRates.map((rate) => ({ value: rate, label: t(`calculator.vl.rate.${rate}`) }))}
        />
      </Details>
      <Figure
        name="year"
        label={t('calculator.year')}
        hint={t('calculator.vl.year.hint', { years: listed(years, lang) })}
      />
    </>
  )
}

function DutchQuestions({ typed, years }: { typed: Typed; years: readonly number[] }) {
  const { t, lang } = useView()
  const others = Array.from({ length: mostChildren - 1 }, (_, index) => index + 2)
  const open = others.some((child) =>
    ['days', 'hours', 'price'].some((field) => (typed[`${field}_${child}`] ?? '') !== ''),
  )
  return (
    <>
      <TextField
        name="income"
        prefix="€"
        width={16}
        keyboard="decimal"
        label={t('calculator.nl.income')}
        hint={t('calculator.nl.income.hint')}
      />
      <Figure name="months" label={t('calculator.nl.months')} hint={t('calculator.nl.months.hint')} />
      <ChildQuestions child={1} />
      <Details summary={t('calculator.nl.more-children')} open={open}>
        {others.map((child) => (
          <Fieldset key={child} legend={t('calculator.nl.child', { child })}>
            <ChildQuestions child={child} />
          </Fieldset>
        ))}
      </Details>
      <Figure
        name="year"
        label={t('calculator.year')}
        hint={t('calculator.nl.year.hint', { years: listed(years, lang) })}
      />
      <Details summary={t('calculator.nl.rounding')} open={typed['rounding'] === 'euros'}>
        <Radios
          name="rounding"
          label={t('calculator.nl.rounding.label')}
          options={[
            { value: 'cents', label: t('calculator.nl.rounding.cents') },
            { value: 'euros', label: t('calculator.nl.rounding.euros') },
          ]}
        />
      </Details>
    </>
  )
}

/** "2024, 2025 en 2026" */
const listed = (years: readonly number[], lang: Lang): string =>
  new Intl.ListFormat(lang, { type: 'conjunction' }).format(years.map(String))

function ChildQuestions({ child }: { child: number }) {
  const { t } = useView()
  const optional = child > 1
  return (
    <>
      <Select
        name={`kind_${child}`}
        short
        label={t('calculator.nl.kind')}
        options={careKinds.map((kind) => ({ value: kind, label: t(`calculator.nl.kind.${kind}`) }))}
      />
      <Figure
        name={`days_${child}`}
        label={t('calculator.days')}
        hint={child === 1 ? t('calculator.days.hint') : undefined}
        broken
        optional={optional}
      />
      <Figure
        name={`hours_${child}`}
        label={t('calculator.hours')}
        hint={child === 1 ? t('calculator.nl.hours.hint') : undefined}
        broken
        optional={optional}
      />
      <TextField
        name={`price_${child}`}
        prefix="€"
        width={8}
        keyboard="decimal"
        optional
        label={t('calculator.nl.price')}
        hint={child === 1 ? t('calculator.nl.price.hint') : undefined}
      />
    </>
  )
}

interface FigureProps {
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  /** May have a comma. */
  readonly broken?: boolean
  readonly optional?: boolean
}

/** A small number. */
function Figure({ broken = false, ...field }: FigureProps) {
  return <TextField width={4} keyboard={broken ? 'decimal' : 'numeric'} {...field} />
}
