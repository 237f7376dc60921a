import {
  Button,
  Checkbox,
  Chips,
  Drawer,
  Form,
  Hidden,
  LinkButton,
  Radios,
  Select,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { metresBetween } from '../../../lib/geo.ts'
import { longMonth } from '../../../lib/format.ts'
import { ages, startMonths } from '../capacity/wanted-care.ts'
import { type Weekday, weekdays } from '../half-days.ts'
import {
  boxWord,
  dayWords,
  distances,
  type Filters,
  kindWords,
  municipalityWord,
  registerWords,
  soonestWord,
} from './finder-filters.ts'
import { ageName, distanceName, kindName } from './finder-words.ts'
import type { FinderPageProps } from './finder-page.tsx'
import { type Land, locationKinds } from '../location.ts'
import type { Search } from './finder-search.ts'
import type { Municipality } from './municipality-queries.ts'

type FinderFormProps = Pick<FinderPageProps, 'filters' | 'search' | 'land' | 'municipalities'>

/** Without script a plain form; with script the list and the map follow every choice. */
export function FinderForm({ filters, search, land, municipalities }: FinderFormProps) {
  const { t } = useView()
  return (
    <Form action="/zoek" method="get" id="search" label={t('locations.finder.form')} htmx={follow}>
      <TextField name="q" label={t('locations.finder.box')} type="search" value={filters.q} />
      <Kept filters={filters} />
      <Button>{t('locations.finder.search')}</Button>
      <span class="kd-to-map">
        <LinkButton kind="secondary" href="#map">
          {t('locations.finder.to-map')}
        </LinkButton>
      </span>
      <Drawer id="filters" label={drawerLabel(t, filters)} submit={t('locations.finder.show')}>
        <Kinds filters={filters} land={land} />
        <CareFields filters={filters} today={search.today} />
        <DistanceField filters={filters} />
        <MunicipalityField filters={filters} municipalities={near(municipalities, search)} />
        <RegisterField filters={filters} />
      </Drawer>
    </Form>
  )
}

const follow = {
  get: '/zoek',
  target: '#results',
  select: '#results',
  selectOob: '#map',
  swap: 'outerMorph',
  trigger: 'input changed delay:400ms from:#f-q, change',
  pushUrl: true,
  sync: 'this:replace',
} as const

/** What no field shows. It holds for what stands in the box now, so the form tells what that was. */
function Kept({ filters: { q, box, land, sort } }: { filters: Filters }) {
  const order = sort === 'soonest' && <Hidden name="volgorde" value={soonestWord} />
  if (!box && !land) return order || null
  return (
    <>
      {order}
      {box && <Hidden name="gebied" value={boxWord(box)} />}
      {land && <Hidden name="land" value={land} />}
      <Hidden name="bij" value={q} />
    </>
  )
}

function drawerLabel(t: ReturnType<typeof useView>['t'], filters: Filters): string {
  const { distance, kinds, municipality, register, care } = filters
  const single = [distance, municipality, register !== 'registered', care.start, care.onlyFree, care.ageMonths !== null]
  const set = single.filter(Boolean).length + kinds.length + care.days.length
  return set === 0 ? t('locations.finder.filters') : t('locations.finder.filters.count', { count: set })
}

function Kinds({ filters, land }: { filters: Filters; land: Land }) {
  const { t } = useView()
  return (
    <Chips
      name="soort"
      label={t('locations.finder.kinds')}
      options={locationKinds.map((kind) => ({ value: kindWords[kind], label: kindName(t, kind, land) }))}
      value={filters.kinds.map((kind) => kindWords[kind])}
    />
  )
}

// Weekends are rare: the address understands them, and the form offers them to who came with one.
const rareDays: ReadonlySet<Weekday> = new Set(['sat', 'sun'])

/** Which days, from when, how old by then, and only where that is free. */
function CareFields({ filters: { care }, today }: { filters: Filters; today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  const days = weekdays.filter((day) => !rareDays.has(day) || care.days.includes(day))
  return (
    <>
      <Chips
        name="dag"
        label={t('locations.finder.days')}
        options={days.map((day) => ({ value: dayWords[day], label: t(`capacity.day.${day}`) }))}
        value={care.days.map((day) => dayWords[day])}
      />
      <Select
        name="start"
        label={t('locations.finder.start')}
        empty={t('locations.finder.start.soon')}
        options={startMonths(today).map((month) => ({ value: month.toString(), label: longMonth(month, lang) }))}
        value={care.start?.toString() ?? ''}
      />
      <Select
        name="leeftijd"
        label={t('locations.finder.age')}
        empty={t('locations.finder.age.any')}
        options={ages.map((months) => ({ value: String(months), label: ageName(t, months) }))}
        value={care.ageMonths === null ? '' : String(care.ageMonths)}
      />
      <Checkbox name="vrij" value="1" label={t('locations.finder.only-free')} checked={care.onlyFree} />
    </>
  )
}

function DistanceField({ filters: { distance } }: { filters: Filters }) {
  const { t } = useView()
  const options = [...distances, 'all' as const].map((one) => ({
    value: one === 'all' ? 'alle' : String(one),
    label: distanceName(t, one),
  }))
  return (
    <Select
      name="afstand"
      label={t('locations.finder.distance')}
      hint={t('locations.finder.distance.hint')}
      empty={t('locations.finder.distance.usual')}
      options={options}
      value={distance === 'all' ? 'alle' : distance === null ? '' : String(distance)}
    />
  )
}

type MunicipalityFieldProps = { filters: Filters; municipalities: readonly Municipality[] }

function MunicipalityField({ filters: { municipality }, municipalities }: MunicipalityFieldProps) {
  const { t } = useView()
  const chosen = municipality ? municipalityWord(municipality) : ''
  const options = municipalities
    .filter((one) => one.located || municipalityWord(one) === chosen)
    .map((one) => ({ value: municipalityWord(one), label: one.name }))
  if (options.length < 2 && chosen === '') return null
  return (
    <Select
      name="gemeente"
      label={t('locations.finder.municipality')}
      empty={t('locations.finder.municipality.all')}
      options={options}
      value={chosen}
    />
  )
}

// A list of all municipalities of a country is long: around a postcode only those in reach are offered.
const reach = 40_000

function near(municipalities: readonly Municipality[], { spot, municipality, words, radius }: Search): Municipality[] {
  const point = words.length === 0 && radius !== null ? spot?.point : null
  if (!point) return [...municipalities]
  return municipalities.filter(({ lat, lon, land, code }) => {
    const chosen = municipality?.land === land && municipality.code === code
    return chosen || lat === null || lon === null || metresBetween(point, { lat, lon }) < reach
  })
}

function RegisterField({ filters: { register } }: { filters: Filters }) {
  const { t } = useView()
  return (
    <Radios
      name="register"
      label={t('locations.finder.register')}
      options={(['registered', 'deregistered', 'all'] as const).map((one) => ({
        value: registerWords[one],
        label: t(`locations.finder.register.${one}`),
      }))}
      value={registerWords[register]}
    />
  )
}
