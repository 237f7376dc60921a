import { longDay, shortDay } from '../../../lib/format.ts'
import type { Held } from '../../../lib/keeping.ts'
import type { Typed } from '../../../platform/form.ts'
import type { Retained } from '../../../platform/retention.ts'
import type { Text } from '../../../text-keys.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  EmptyState,
  Form,
  type FormError,
  Page,
  PostButton,
  Radios,
  Section,
  Select,
  Stack,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { HousePerson } from '../log/log-queries.ts'
import {
  type AuditSetting,
  comingOf,
  keepName,
  minutesName,
  minutesOn,
  namesOn,
  shownNames,
} from '../settings/audit-settings.ts'
import type { Destroyed, Hold } from './hold-queries.ts'
import type { House } from './house-queries.ts'

/** A form that came back with what was typed. */
export interface CameBack {
  readonly form: 'number' | 'names' | 'hold'
  readonly typed: Typed
  readonly errors: readonly FormError[]
}

export interface KeepPageProps {
  readonly house: House
  readonly houses: readonly House[]
  readonly today: Temporal.PlainDate
  readonly terms: readonly { readonly kind: Retained; readonly held: Held }[]
  readonly rows: readonly AuditSetting[]
  readonly holds: readonly Hold[]
  readonly numbers: ReadonlyMap<string, string>
  readonly people: readonly HousePerson[]
  readonly destroyed: readonly Destroyed[]
  readonly came?: CameBack | undefined
  readonly saved: boolean
}

export const keepPath = ({ slug }: Pick<House, 'slug'>): string => `/werk/bewaren/${slug}`

/** How long a house keeps what, what it holds, and what was wiped. */
export function KeepPage(props: KeepPageProps) {
  const { house, houses, came, saved } = props
  const { t } = useView()
  return (
    <Page
      title={t('keep.staff.title')}
      intro={t('keep.staff.intro')}
      errors={came?.errors ?? []}
      notice={
        saved ? (
          <Alert kind="ok" live>
            {t('keep.staff.saved')}
          </Alert>
        ) : undefined
      }
      dense
    >
      {houses.length > 1 && (
        <Tabs
          label={t('log.staff.houses')}
          items={houses.map((one) => ({ label: one.name, href: keepPath(one) }))}
          current={keepPath(house)}
        />
      )}
      <Stack>
        <Section title={t('keep.staff.terms')}>
          <Terms {...props} />
          <NumberForm {...props} />
        </Section>
        <Section title={t('keep.staff.holds')}>
          <p>{t('keep.staff.holds.text')}</p>
          <Holds {...props} />
          <HoldForm {...props} />
        </Section>
        <Section title={t('keep.staff.looking')}>
          <Looking {...props} />
        </Section>
        <Section title={t('keep.staff.register')}>
          <Register {...props} />
        </Section>
      </Stack>
    </Page>
  )
}

const span = (t: Text, months: number) =>
  months % 12 === 0 ? t('keep.staff.years', { count: months / 12 }) : t('keep.staff.months', { count: months })

const back = ({ came }: KeepPageProps, form: CameBack['form']) =>
  came?.form === form ? { values: came.typed, errors: came.errors } : { values: {}, errors: [] }

function Terms({ terms, rows, today }: KeepPageProps) {
  const { t, lang } = useView()
  const unsure = terms.some(({ held }) => held.rule.certainty === 'uncertain')
  return (
    <>
      {unsure && (
        <Alert kind="warn" title={t('keep.staff.unsure.title')}>
          {t('keep.staff.unsure')}
        </Alert>
      )}
      <Table
        caption={t('keep.staff.terms')}
        captionHidden
        phone="cards"
        rows={terms}
        rowKey={({ kind }) => kind.kind}
        columns={[
          { label: t('keep.staff.what'), head: true, cell: ({ kind }) => t(kind.name) },
          {
            label: t('keep.staff.how_long'),
            cell: ({ kind, held }) => t('keep.staff.term', { span: span(t, held.months), after: t(kind.after) }),
          },
          { label: t('keep.staff.then'), cell: ({ held }) => t(`keep.staff.action.${held.action}`) },
          {
            label: t('keep.staff.sure'),
            cell: ({ held }) => (
              <Tag tone={held.rule.certainty === 'uncertain' ? 'warn' : undefined}>
                {t(`keep.staff.certainty.${held.rule.certainty}`)}
              </Tag>
            ),
          },
          {
            label: t('keep.staff.bounds'),
            cell: ({ held: { least, most } }) =>
              least === most
                ? t('keep.staff.fixed')
                : t('keep.staff.between', { least: span(t, least), most: span(t, most) }),
          },
          {
            label: t('keep.staff.coming'),
            cell: ({ kind }) =>
              comingOf(rows, keepName(kind.kind), today)
                .map(({ value, fromOn }) =>
                  t('keep.staff.from_on', { span: span(t, Number(value)), day: longDay(fromOn, lang) }),
                )
                .join('; '),
          },
        ]}
      />
    </>
  )
}

function NumberForm(props: KeepPageProps) {
  const { house, terms, rows, today } = props
  const { t } = useView()
  const kinds = terms.filter(({ kind }) => kind.settable)
  return (
    <Form action={keepPath(house)} {...back(props, 'number')}>
      <Select
        name="name"
        label={t('keep.staff.change')}
        options={[
          ...kinds.map(({ kind }) => ({
            value: keepName(kind.kind),
            label: t('keep.staff.in_months', { what: t(kind.name) }),
          })),
          { value: minutesName, label: t('keep.staff.minutes', { now: minutesOn(rows, today) }) },
        ]}
      />
      <TextField
        name="value"
        label={t('keep.staff.value')}
        hint={t('keep.staff.value.hint')}
        keyboard="numeric"
        width={4}
      />
      <DateField name="from" label={t('keep.staff.from')} hint={t('keep.staff.from.hint')} />
      <Actions>
        <Button>{t('keep.staff.set')}</Button>
      </Actions>
    </Form>
  )
}

function Holds({ house, holds, numbers, people, today }: KeepPageProps) {
  const { t, lang } = useView()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  if (holds.length === 0)
    return <EmptyState title={t('keep.staff.no_holds')}>{t('keep.staff.no_holds.text')}</EmptyState>
  return (
    <Table
      caption={t('keep.staff.holds')}
      captionHidden
      phone="cards"
      rows={holds}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('keep.staff.case'),
          head: true,
          short: true,
          cell: ({ kind, subjectId }) => t('log.staff.subject', { kind, number: numbers.get(subjectId) ?? '' }),
        },
        { label: t('log.staff.why'), long: true, cell: ({ reason }) => reason },
        {
          label: t('keep.staff.until'),
          short: true,
          cell: ({ untilOn }) =>
            Temporal.PlainDate.compare(untilOn, today) < 0
              ? t('keep.staff.until_over', { day: shortDay(untilOn, lang) })
              : shortDay(untilOn, lang),
        },
        { label: t('keep.staff.by'), cell: ({ setBy }) => names.get(setBy) ?? '' },
        {
          label: t('keep.staff.lift'),
          quiet: true,
          cell: ({ id }) => (
            <PostButton kind="secondary" action={`${keepPath(house)}/vasthouden/${id}`}>
              {t('keep.staff.lift')}
            </PostButton>
          ),
        },
      ]}
    />
  )
}

function HoldForm(props: KeepPageProps) {
  const { t } = useView()
  return (
    <Form action={`${keepPath(props.house)}/vasthouden`} {...back(props, 'hold')}>
      <TextField name="number" label={t('log.staff.number')} hint={t('log.staff.number.hint')} width={16} />
      <TextArea name="reason" label={t('keep.staff.hold.reason')} rows={2} maxLength={1000} />
      <DateField name="until" label={t('keep.staff.hold.until')} hint={t('keep.staff.hold.until.hint')} />
      <Actions>
        <Button kind="secondary">{t('keep.staff.hold')}</Button>
      </Actions>
    </Form>
  )
}

function Looking(props: KeepPageProps) {
  const { house, rows, today } = props
  const { t, lang } = useView()
  const coming = comingOf(rows, 'names', today)
  return (
    <>
      <p>{t('keep.staff.names.now', { names: namesOn(rows, today) })}</p>
      {coming.map(({ value, fromOn }) => (
        <p key={fromOn.toString()}>
          {t('keep.staff.names.coming', { names: String(value), day: longDay(fromOn, lang) })}
        </p>
      ))}
      <Form action={`${keepPath(house)}/namen`} {...back(props, 'names')}>
        <Radios
          name="names"
          label={t('keep.staff.names')}
          options={shownNames.map((value) => ({ value, label: t(`keep.staff.names.${value}`) }))}
        />
        <DateField name="names_from" label={t('keep.staff.from')} />
        <Actions>
          <Button kind="secondary">{t('keep.staff.names.set')}</Button>
        </Actions>
      </Form>
    </>
  )
}

function Register({ destroyed, terms }: KeepPageProps) {
  const { t, lang } = useView()
  if (destroyed.length === 0)
    return <EmptyState title={t('keep.staff.nothing_gone')}>{t('keep.staff.nothing_gone.text')}</EmptyState>
  const nameOf = (kind: string) => terms.find((one) => one.kind.kind === kind)?.kind.name
  return (
    <>
      <p>{t('keep.staff.register.text')}</p>
      <Table
        caption={t('keep.staff.register')}
        captionHidden
        phone="cards"
        rows={destroyed}
        rowKey={({ onDay, kind, rule }) => `${onDay.toString()} ${kind} ${rule}`}
        columns={[
          { label: t('log.staff.when'), head: true, short: true, cell: ({ onDay }) => shortDay(onDay, lang) },
          { label: t('keep.staff.what'), cell: ({ kind }) => textOr(t, nameOf(kind), kind) },
          { label: t('keep.staff.number'), numeric: true, cell: ({ number }) => number },
          { label: t('keep.staff.then'), cell: ({ action }) => t(`keep.staff.action.${action}`) },
          {
            label: t('keep.staff.rule'),
            cell: ({ rule, months }) => t('keep.staff.rule.text', { span: span(t, months), rule }),
          },
        ]}
      />
    </>
  )
}

const textOr = (t: Text, key: Retained['name'] | undefined, otherwise: string) => (key ? t(key) : otherwise)
