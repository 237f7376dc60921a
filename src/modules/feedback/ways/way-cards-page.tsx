import { clock, euro, longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Land } from '../../../lib/law.ts'
import type { Text } from '../../../text-keys.ts'
import { CardList, type DataItem, DataList, useView } from '../../../ui/index.ts'
import type { Regime } from '../reaction.ts'
import { type Direct, type Hours, mayGoDirect, type Purpose, type Way, wayGroups } from './ways.ts'

/** What is known of the complaint before the reader; without it, the general rules. */
export interface FiledOn {
  readonly filedOn: Temporal.PlainDate
  readonly judgedOn: Temporal.PlainDate | null
}

export interface WaysProps {
  readonly land: Land
  readonly today: Temporal.PlainDate
  /** Under which law the care falls; all where it is left out. */
  readonly regimes?: readonly Regime[] | undefined
  readonly purposes?: readonly Purpose[] | undefined
  readonly filed?: FiledOn | undefined
  readonly level?: 2 | 3 | undefined
}

/** Bodies outside the house as cards, each once, in the order of the purposes. */
export function Ways({ land, today, regimes, purposes, filed, level }: WaysProps) {
  const found = wayGroups(land, today, purposes, regimes).flatMap(({ ways }) => ways)
  return (
    <WayCards ways={found} direct={filed && { ...filed, ...mayGoDirect({ land, today, ...filed }) }} level={level} />
  )
}

interface WayCardsProps {
  readonly ways: readonly Way[]
  readonly direct?: (FiledOn & Direct) | undefined
  readonly level?: 2 | 3 | undefined
}

export function WayCards({ ways, direct, level = 3 }: WayCardsProps) {
  const { t } = useView()
  return (
    <CardList
      cards={ways.map((way) => ({
        key: way.key,
        title: way.name,
        level,
        children: (
          <>
            <p>{t(`ways.${way.key}.does`)}</p>
            {direct && way.purposes.includes('dispute') && <DirectWords direct={direct} />}
            <WayFacts way={way} filed={direct} />
            <Doubts way={way} />
          </>
        ),
      }))}
    />
  )
}

function WayFacts({ way, filed }: { way: Way; filed: FiledOn | undefined }) {
  const { t, lang } = useView()
  const { key, phone, hours, mail, address, web, cost, binding, limitMonths, whenDirect } = way
  const items: readonly (DataItem | false)[] = [
    { label: t('ways.fact.when'), value: t(`ways.${key}.when`) },
    { label: t('ways.fact.how'), value: t(`ways.${key}.how`) },
    phone !== null && {
      label: t('ways.fact.phone'),
      value: (
        <>
          <a href={phoneLink(phone)}>{phone}</a>
          {hours && ` (${hoursInWords(t, lang, hours)})`}
        </>
      ),
    },
    mail !== null && { label: t('ways.fact.mail'), value: <a href={`mailto:${mail}`}>{mail}</a> },
    web !== null && { label: t('ways.fact.web'), value: <a href={web}>{hostOf(web)}</a> },
    address !== null && { label: t('ways.fact.address'), value: address },
    cost !== null && { label: t('ways.fact.cost'), value: costInWords(t, lang, cost) },
    limitMonths !== null && {
      label: t('ways.fact.limit'),
      value: filed
        ? t('ways.limit.until', { day: longDay(filed.filedOn.add({ months: limitMonths }), lang) })
        : t('ways.limit.months', { months: limitMonths }),
    },
    !filed &&
      whenDirect.length > 0 && {
        label: t('ways.reason.title'),
        value: whenDirect.map((reason) => t(`ways.reason.${reason}`)).join(' '),
      },
    binding && { label: t('ways.fact.binding'), value: t('ways.binding') },
  ]
  return <DataList items={items.filter((item) => item !== false)} />
}

function DirectWords({ direct: { why, from, until } }: { direct: Direct }) {
  const { t, lang } = useView()
  const day = (on: Temporal.PlainDate | null) => (on ? longDay(on, lang) : '')
  if (why === 'always') return null
  return (
    <p>
      <strong>{t(`ways.direct.${why}`, { from: day(from), until: day(until) })}</strong>
    </p>
  )
}

/** What we could not read at the body itself is said, never hidden. */
function Doubts({ way: { name, doubts } }: { way: Way }) {
  const { t } = useView()
  if (doubts.length === 0) return null
  const what = doubts.map((doubt) => t(`ways.doubt.${doubt}`)).join(', ')
  return <p class="kd-hint">{t('ways.doubt', { name, what })}</p>
}

export const phoneLink = (phone: string): string => `tel:${phone.replaceAll(/[^\d+]/g, '')}`

export function hoursInWords(t: Text, lang: Lang, hours: Hours): string {
  if (hours === 'always') return t('ways.hours.always')
  return t('ways.hours.weekdays', { from: clock(hours.from, lang), until: clock(hours.until, lang) })
}

function costInWords(t: Text, lang: Lang, cost: NonNullable<Way['cost']>): string {
  if (cost === 'local_rate') return t('ways.cost.local_rate')
  return cost === 0 ? t('ways.cost.free') : euro(cost, lang)
}

const hostOf = (web: string) => new URL(web).host.replace(/^www\./, '')
