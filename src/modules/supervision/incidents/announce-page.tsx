import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  CardList,
  Checkbox,
  DateField,
  EmptyState,
  Fieldset,
  Form,
  Hidden,
  LinkButton,
  Page,
  Radios,
  SearchBar,
  Section,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Authority } from '../authority-queries.ts'
import { type IncidentKind, incidentKinds } from './duty.ts'
import type { Incident } from './incident-queries.ts'
import type { ReportPlace } from './place-queries.ts'

/** The reporting point of the land, outside this program. */
export interface PointShown {
  readonly name: string
  readonly phone: string | null
}

export interface AnnounceProps {
  readonly place: ReportPlace
  readonly authority: Authority
  readonly managerName: string | null
  readonly via: Incident['via']
  readonly point: PointShown | undefined
  readonly formKey: string
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
}

const useCrumbs = () => {
  const { t } = useView()
  return [{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]
}

/** When children are in danger: that comes first, on every page where somebody may come in haste. */
export function EmergencyFirst() {
  const { t } = useView()
  return (
    <Alert kind="bad" title={t('incidents.staff.emergency.title')}>
      {t('incidents.staff.emergency')}
    </Alert>
  )
}

/** A few words now; the form comes later. */
export function AnnouncePage({ place, authority, managerName, via, formKey, typed, errors = [] }: AnnounceProps) {
  const { t } = useView()
  const own = via === 'organiser'
  const reads = own
    ? t('incidents.staff.announce.point', { authority: authority.name })
    : t('incidents.staff.reads.desk')
  const first = managerName
    ? t('incidents.staff.announce.manager', { name: managerName, authority: authority.name })
    : reads
  return (
    <Page
      title={t('incidents.staff.announce.title', { name: place.name })}
      intro={own ? t('incidents.staff.announce.intro') : t('incidents.staff.announce.intro.other')}
      crumbs={useCrumbs()}
      errors={errors}
    >
      <Stack>
        <EmergencyFirst />
        <p>{first}</p>
        <Form action="/werk/meldplicht/nieuw" values={typed} errors={errors} keep={`incident-${place.id}`}>
          <Hidden name="sleutel" value={formKey} />
          <Hidden name="opvang" value={place.id} />
          <Radios
            name="kind"
            label={t('incidents.staff.field.kind')}
            options={incidentKinds.map((kind) => ({ value: kind, label: t(`incidents.staff.kind.${kind}`) }))}
          />
          <TextField
            name="sentence"
            label={t('incidents.staff.field.sentence')}
            hint={t('incidents.staff.field.sentence.hint')}
          />
          <MomentFields name="occurred" />
          <MomentFields name="known" />
          <TextField
            name="name"
            label={own ? t('incidents.staff.field.name') : t('incidents.staff.field.name.other')}
            autocomplete="name"
          />{' '}
          {/* prettier-ignore */}
          <TextField
            name="phone"
            type="tel"
            label={t('incidents.staff.field.phone')}
            hint={t('incidents.staff.field.phone.hint')}
            autocomplete="tel"
            width={16}
          />
          {(managerName !== null || !own) && (
            <Checkbox name="unreached" label={t('incidents.staff.field.unreached')} optional />
          )}
          <Actions>
            <Button>{t('incidents.staff.announce.send')}</Button>
            <LinkButton kind="plain" href="/werk/meldplicht">
              {t('incidents.staff.back')}
            </LinkButton>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

function MomentFields({ name }: { name: 'occurred' | 'known' }) {
  const { t } = useView()
  return (
    <Fieldset legend={t(`incidents.staff.field.${name}`)} hint={t(`incidents.staff.field.${name}.hint`)}>
      <DateField name={name} label={t('incidents.staff.field.day')} />
      <TextField
        name={`${name}_time`}
        label={t('incidents.staff.field.time')}
        hint={t('incidents.staff.field.time.hint')}
        optional
        width={8}
      />
    </Fieldset>
  )
}

interface WhichProps {
  readonly own: readonly ReportPlace[]
  readonly found: readonly ReportPlace[]
  readonly words: string
  /** Writes it down for others. */
  readonly searches: boolean
  readonly kind: IncidentKind | undefined
}

/** About which location it is. */
export function WhichPlacePage({ own, found, words, searches, kind }: WhichProps) {
  const { t } = useView()
  const card = ({ id, name, place }: ReportPlace) => ({
    key: id,
    level: 3 as const,
    title: name,
    href: `/werk/meldplicht/nieuw?opvang=${id}${kind ? `&soort=${kind}` : ''}`,
    meta: place === null ? [] : [place],
  })
  return (
    <Page title={t('incidents.staff.which')} crumbs={useCrumbs()} dense>
      <Stack>
        <EmergencyFirst />
        {searches && (
          <SearchBar
            action="/werk/meldplicht/nieuw"
            name="zoek"
            value={words}
            label={t('incidents.staff.which.search')}
            hint={t('incidents.staff.which.search.hint')}
            button={t('incidents.staff.which.find')}
          />
        )}
        {words !== '' && found.length === 0 && (
          <EmptyState title={t('incidents.staff.which.nothing')}>{t('incidents.staff.which.nothing.body')}</EmptyState>
        )}
        {found.length > 0 && <CardList cards={found.map(card)} />}
        {own.length > 0 && (
          <Section title={t('incidents.staff.which.own')}>
            <CardList cards={own.map(card)} />
          </Section>
        )}
      </Stack>
    </Page>
  )
}

/** No authority reads it here, or this land knows no such duty to our knowledge. */
export function NoDutyPage({ place, point }: { place: ReportPlace; point: PointShown | undefined }) {
  const { t } = useView()
  return (
    <Page title={t('incidents.staff.no-duty.title', { name: place.name })} crumbs={useCrumbs()}>
      <Stack>
        <EmergencyFirst />
        <p>
          {place.land === 'vl' && point?.phone
            ? t('incidents.staff.no-duty.vl', { name: point.name, phone: point.phone })
            : t('incidents.staff.no-duty.nl')}
        </p>
        <Actions>
          <LinkButton href={`/werk/meldplicht/gids?land=${place.land}`}>{t('incidents.staff.guide.open')}</LinkButton>
        </Actions>
      </Stack>
    </Page>
  )
}
