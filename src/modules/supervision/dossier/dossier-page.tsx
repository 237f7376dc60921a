import { longDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Alert,
  Card,
  type DataItem,
  DataList,
  EmptyState,
  Kpis,
  Page,
  PrintButton,
  Quote,
  Section,
  Stack,
  Tabs,
  Tag,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { ContactForm } from '../passed-on/case-forms-page.tsx'
import { organiserDossierPath, placeDossierPath, registerPath } from '../paths.ts'
import type { Place, WatchedOrganiser } from '../place-queries.ts'
import { patternMonths } from '../../feedback/rules.ts'
import { countKinds, type DossierLine, type LineKind } from './dossier-line.ts'
import type { DossierFigures } from './dossier-queries.ts'

interface Story {
  readonly path: string
  readonly lines: readonly DossierLine[]
  /** Only lines of this kind. */
  readonly only?: LineKind | undefined
  readonly figures: DossierFigures
  readonly now: Temporal.Instant
  readonly zone: string
  /** The reader works on the side of the reporter: whoever does not cannot count reports. */
  readonly reads: boolean
  /** Who talks with the organiser. */
  readonly manager: string | null
}

interface Noting {
  /** The reader talks with this organiser, and notes that here. */
  readonly notes?: boolean
  readonly formKey?: string
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  readonly noted?: boolean
}

interface DossierProps extends Story, Noting {
  readonly title: string
  /** The facts that one needs at the door, in a sentence. */
  readonly summary?: string
  readonly facts: readonly DataItem[]
  /** Of an organiser: where it gives care. */
  readonly places: readonly Place[]
}

/** Of a location: everything that is known of it. */
export function PlaceDossierPage({ place, ...story }: Story & { readonly place: Place }) {
  const { t } = useView()
  const summary = [
    t(`locations.finder.kind.${place.kind}`, { land: place.land }),
    ...(place.capacity === null ? [] : [t('dossier.staff.fact.places', { count: place.capacity })]),
    ...[place.address, place.place].filter((one) => one !== null),
  ].join(', ')
  const facts = usePlaceFacts(place, story.manager)
  return <DossierPage {...story} title={place.name} summary={`${summary}.`} places={[]} facts={facts} />
}

/** Of an organiser: everything that is known of all its locations. */
export function OrganiserDossierPage({
  organiser,
  ...story
}: Story & Noting & { readonly organiser: WatchedOrganiser; readonly places: readonly Place[] }) {
  return <DossierPage {...story} title={organiser.name} facts={useOrganiserFacts(story)} />
}

/** The whole story of a location or an organiser on one page, for who reads it in a car park. */
function DossierPage(props: DossierProps) {
  const {
    title,
    summary = '',
    path,
    lines,
    only,
    places,
    now,
    zone,
    notes = false,
    formKey = '',
    typed = {},
    errors = [],
    noted = false,
  } = props
  const { t, lang } = useView()
  const tabs = [
    { label: t('dossier.staff.all'), href: path, count: lines.length },
    ...countKinds(lines).map(({ kind, count }) => ({ label: t(`dossier.staff.kind.${kind}`), href: `${path}?soort=${kind}`, count })), // prettier-ignore
  ]
  const shown = only ? lines.filter(({ kind }) => kind === only) : lines
  return (
    <Page
      title={title}
      intro={[summary, t('dossier.staff.as-of', { day: longDay(localDay(now, zone), lang) })].filter(Boolean).join(' ')}
      dense
      crumbs={[{ label: t('report-register.staff.menu'), href: registerPath }]}
      errors={errors}
      notice={
        noted && (
          <Alert kind="ok" live>
            {t('passed-on.staff.notice.contact')}
          </Alert>
        )
      }
      aside={<Facts {...props} />}
    >
      <Stack>
        <Figures {...props} />
        {notes && <ContactForm action={`${path}/contact`} typed={typed} errors={errors} formKey={formKey} />}
        <Section title={t('dossier.staff.story')}>
          {lines.length > 0 && (
            <Tabs label={t('dossier.staff.kinds')} items={tabs} current={only ? `${path}?soort=${only}` : path} />
          )}
          {shown.length === 0 ? (
            <EmptyState level={3} title={t('dossier.staff.empty')}>
              {t('dossier.staff.empty.body')}
            </EmptyState>
          ) : (
            <Timeline items={useLines(shown, places, zone)} />
          )}
        </Section>
        <PrintButton />
      </Stack>
    </Page>
  )
}

function Figures({ figures, reads }: DossierProps) {
  const { t } = useView()
  const { reports, events, crises, anonymous, passedOn, contacts, pattern } = figures
  const number = (value: number) => String(value)
  return (
    <Section title={t('dossier.staff.figures', { months: patternMonths })}>
      <Kpis
        label={t('dossier.staff.figures', { months: patternMonths })}
        items={[
          ...(reads
            ? [
                { label: t('dossier.staff.reports'), value: number(reports) },
                { label: t('dossier.staff.events'), value: number(events) },
                { label: t('dossier.staff.crises'), value: number(crises) },
                { label: t('dossier.staff.anonymous'), value: number(anonymous) },
              ]
            : [{ label: t('dossier.staff.kind.passed_on'), value: number(passedOn) }]),
          { label: t('dossier.staff.contacts'), value: number(contacts) },
        ]}
      />
      {events > 1 && pattern && (
        <Alert kind="warn">
          {t('dossier.staff.pattern', { count: pattern.count, head: t(`feedback.head.${pattern.head}`) })}
        </Alert>
      )}
    </Section>
  )
}

function Facts({ facts, places }: DossierProps) {
  const { t } = useView()
  return (
    <>
      <Card flat title={t('dossier.staff.facts')}>
        <DataList stacked items={facts} />
      </Card>
      {places.length > 1 && (
        <Card flat title={t('dossier.staff.places', { count: places.length })}>
          <ul>
            {places.map((place) => (
              <li key={place.id}>
                <a href={placeDossierPath(place)}>{place.name}</a>
                {place.deregisteredOn !== null && ` (${t('dossier.staff.gone')})`}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}

function useLines(lines: readonly DossierLine[], places: readonly Place[], zone: string): TimelineItem[] {
  const { t, lang } = useView()
  const nameOf = (id: string | null) => (places.length > 1 ? places.find((place) => place.id === id)?.name : undefined)
  return lines.map((line): TimelineItem => ({
    state: line.open === true ? 'current' : 'done',
    title: line.what,
    when: longDay(localDay(line.at, zone), lang),
    dateTime: line.at.toString(),
    by: [t(`dossier.staff.line.${line.kind}`), nameOf(line.locationId), line.by].filter(Boolean).join(' · '),
    words: <LineWords line={line} />,
  }))
}

function LineWords({ line }: { line: DossierLine }) {
  const { t } = useView()
  const { words, state, href, number, urgent = false, parts = [] } = line
  return (
    <>
      {(urgent || state !== null) && (
        <p>
          {urgent && <Tag tone="bad">{t('report-register.staff.kind.crisis')}</Tag>}{' '}
          {state !== null && <Tag>{state}</Tag>}
        </p>
      )}
      {words !== undefined && words !== '' && <Quote>{words}</Quote>}
      {href !== null && (
        <p>
          <a href={href}>{number === null ? t('dossier.staff.open') : t('dossier.staff.open.number', { number })}</a>
        </p>
      )}
      {parts.length > 0 && (
        <ul>
          {parts.map((part) => (
            <li key={part.id}>
              {part.href === null ? (
                part.what
              ) : (
                <a href={part.href}>{[part.number, part.what].filter(Boolean).join(': ')}</a>
              )}
              {part.words !== undefined && <Quote>{part.words}</Quote>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What the register says of a location. */
function usePlaceFacts(place: Place, manager: string | null): DataItem[] {
  const { t, lang } = useView()
  const day = (on: Temporal.PlainDate) => longDay(on, lang)
  return [
    { label: t('dossier.staff.fact.kind'), value: t(`locations.finder.kind.${place.kind}`, { land: place.land }) },
    ...(place.capacity === null ? [] : [{ label: t('dossier.staff.fact.capacity'), value: t('dossier.staff.fact.places', { count: place.capacity }) }]), // prettier-ignore
    { label: t('dossier.staff.fact.address'), value: [place.address, place.place].filter(Boolean).join(', ') || '–' },
    ...(place.organiserId && place.organiserName
      ? [
          {
            label: t('passed-on.staff.organiser'),
            value: <a href={organiserDossierPath(place.organiserId)}>{place.organiserName}</a>,
          },
        ]
      : []),
    { label: t('accounts.role.client_manager'), value: manager ?? t('passed-on.staff.nobody') },
    ...(place.registeredOn === null ? [] : [{ label: t('dossier.staff.fact.since'), value: day(place.registeredOn) }]),
    ...(place.deregisteredOn === null ? [] : [{ label: t('dossier.staff.gone'), value: day(place.deregisteredOn) }]),
    { label: t('dossier.staff.fact.register'), value: place.registerId },
  ]
}

function useOrganiserFacts({
  places,
  manager,
}: {
  readonly places: readonly Place[]
  readonly manager: string | null
}): DataItem[] {
  const { t } = useView()
  const running = places.filter(({ deregisteredOn }) => deregisteredOn === null)
  const capacity = running.reduce((sum, place) => sum + (place.capacity ?? 0), 0)
  return [
    { label: t('accounts.role.client_manager'), value: manager ?? t('passed-on.staff.nobody') },
    { label: t('dossier.staff.fact.locations'), value: String(running.length) },
    { label: t('dossier.staff.fact.capacity'), value: t('dossier.staff.fact.places', { count: capacity }) },
  ]
}
