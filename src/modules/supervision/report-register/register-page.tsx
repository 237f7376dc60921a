import { localDay } from '../../../lib/days.ts'
import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  type Column,
  CursorPages,
  Details,
  EmptyState,
  Form,
  Grid,
  Hidden,
  LinkButton,
  Meta,
  Page,
  SearchBar,
  Select,
  Table,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { Due } from '../due-page.tsx'
import {
  casePath,
  clientsPath,
  incidentPath,
  organiserDossierPath,
  placeDossierPath,
  registerPath,
  reporterSidePath,
} from '../paths.ts'
import { type RegisterFilter, registerAddress, registerKinds, registerLists, type RegisterSide } from './register.ts'
import type { RegisterChoices, RegisterRow } from './register-queries.ts'

export interface RegisterProps {
  readonly filter: RegisterFilter
  /** The sides that the reader works on. */
  readonly sides: readonly RegisterSide[]
  readonly rows: readonly RegisterRow[]
  readonly more: boolean
  readonly counts: { readonly mij: number; readonly open: number; readonly late: number }
  readonly choices: RegisterChoices
  readonly now: Temporal.Instant
  /** What was looked for, where this is what was found. */
  readonly words?: string | undefined
}

/** Everything that came in at an authority, in one list. */
export function RegisterPage(props: RegisterProps) {
  const { filter, sides, rows, more, counts, words } = props
  const { t } = useView()
  const at = (change: Partial<RegisterFilter>) => registerAddress(registerPath, filter, change)
  const lists = registerLists.map((list) => ({
    label: t(`report-register.staff.list.${list}`),
    href: at({ list }),
    count: list === 'klaar' ? undefined : counts[list],
  }))
  return (
    <Page
      title={t(`report-register.staff.title.${filter.side}`)}
      intro={
        counts.late > 0
          ? t('report-register.staff.late', { count: counts.late })
          : t(`report-register.staff.intro.${filter.side}`)
      }
      dense
    >
      <SearchBar
        action={`${registerPath}/zoeken`}
        method="post"
        name="zoek"
        label={t('report-register.staff.search')}
        button={t('report-register.staff.search.go')}
        value={words ?? ''}
      />
      <Actions>
        <LinkButton kind="secondary" href={`${registerPath}/meldplicht`}>
          {t('report-register.staff.incidents')}
        </LinkButton>
        <LinkButton kind="secondary" href={clientsPath}>
          {t('clients.staff.title')}
        </LinkButton>
      </Actions>
      {sides.length > 1 && (
        <Tabs
          label={t('report-register.staff.side')}
          items={sides.map((side) => ({ label: t(`report-register.staff.side.${side}`), href: at({ side }) }))}
          current={at({ side: filter.side })}
        />
      )}
      {words === undefined ? (
        <>
          <Tabs label={t('report-register.staff.lists')} items={lists} current={at({})} />
          <Filters {...props} />
        </>
      ) : (
        <p role="status">{t('report-register.staff.found', { count: rows.length })}</p>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('report-register.staff.empty')}>{t('report-register.staff.empty.body')}</EmptyState>
      ) : (
        <RegisterTable {...props} />
      )}
      <CursorPages
        previous={filter.page > 1 ? at({ page: filter.page - 1 }) : null}
        next={more && words === undefined ? at({ page: filter.page + 1 }) : null}
      />
    </Page>
  )
}

function Filters({ filter, choices }: RegisterProps) {
  const { t } = useView()
  const { organisers, areas } = choices
  if (organisers.length + areas.length === 0) return null
  const area = filter.land && (filter.municipality ? `${filter.land}-${filter.municipality}` : filter.land)
  const every = t('report-register.staff.filter.all')
  const narrowed = [filter.kind, filter.organiserId, filter.land].some((one) => one !== undefined)
  return (
    <Details summary={t('report-register.staff.filter')} open={narrowed}>
      <Form action={registerPath} method="get" label={t('report-register.staff.filter')}>
        <Hidden name="lijst" value={filter.list} />
        <Hidden name="kant" value={filter.side} />
        <Grid>
          {filter.side === 'melder' && (
            <Select
              name="soort"
              label={t('report-register.staff.filter.kind')}
              value={filter.kind ?? ''}
              empty={every}
              options={registerKinds.map((kind) => ({ value: kind, label: t(`report-register.staff.kind.${kind}`) }))}
            />
          )}
          <Select
            name="organisator"
            label={t('report-register.staff.filter.organiser')}
            value={filter.organiserId ?? ''}
            empty={every}
            options={organisers.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="gebied"
            label={t('report-register.staff.filter.area')}
            value={area ?? ''}
            empty={every}
            options={areas.map(({ land, code, name }) => ({ value: `${land}-${code}`, label: name }))}
          />
        </Grid>
        <Actions>
          <Button kind="secondary" small>
            {t('report-register.staff.filter.go')}
          </Button>
        </Actions>
      </Form>
    </Details>
  )
}

function RegisterTable({ filter, rows, now }: RegisterProps) {
  const { t, lang } = useView()
  const columns: Column<RegisterRow>[] = [
    {
      label: t('report-register.staff.column.term'),
      cell: (row) =>
        row.dueOn ? (
          <Due land={row.land} dueOn={row.dueOn} today={localDay(now, row.zone)} />
        ) : (
          <Tag>{stateWords(t, row)}</Tag>
        ),
    },
    {
      label: t('report-register.staff.column.report'),
      head: true,
      cell: (row) => (
        <>
          <a href={pathOf(row)}>{row.number}</a>{' '}
          {row.crisis && <Tag tone="bad">{t('report-register.staff.kind.crisis')}</Tag>}
          {row.kind === 'incident' && <Meta items={[t('report-register.staff.kind.incident')]} />}
          {row.kind !== 'passed_on' && row.kind !== 'incident' && row.sender !== null && row.openness !== null && (
            <Meta
              items={[
                t(`report-register.staff.kind.${row.kind}`),
                t(`speak.sender.${row.sender}`),
                t(`desk.staff.openness.${row.openness}`),
              ]}
            />
          )}
        </>
      ),
    },
    { label: t('report-register.staff.column.care'), cell: (row) => <Care row={row} /> },
    {
      label: t('report-register.staff.column.turn'),
      cell: (row) => (
        <>
          {row.acts === 'client_manager' ? (row.actsName ?? t('report-register.staff.nobody')) : turnWords(t, row)}
          {row.kind !== 'passed_on' && row.passedOnId !== null && (
            <Meta
              items={[
                <a key="case" href={casePath(row.passedOnId)}>
                  {t('report-register.staff.passed-on', { name: row.managerName ?? t('report-register.staff.nobody') })}
                </a>,
              ]}
            />
          )}
        </>
      ),
    },
    {
      label: t('report-register.staff.column.received'),
      short: true,
      cell: (row) => shortDay(localDay(row.receivedAt, row.zone), lang),
    },
  ]
  return (
    <Table
      caption={t(`report-register.staff.list.${filter.list}`)}
      captionHidden
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      phone="cards"
      rowTone={(row) => (row.crisis && row.acts !== 'nobody' ? 'bad' : undefined)}
    />
  )
}

type View = ReturnType<typeof useView>

const pathOf = ({ kind, id, number }: RegisterRow): string => {
  if (kind === 'incident') return incidentPath(id)
  return kind === 'passed_on' ? casePath(id) : reporterSidePath(number)
}

const stateWords = (t: View['t'], row: RegisterRow): string => {
  if (row.kind === 'incident') return t(`incidents.staff.state.${row.state}`)
  if (row.kind === 'passed_on') return t(`report-register.staff.state.${row.state}`)
  return t(`desk.staff.state.${row.state}`)
}

const turnWords = (t: View['t'], { acts, actsName }: RegisterRow): string => {
  if (acts === 'client_manager') return actsName ?? ''
  if (acts === 'organiser') return t('report-register.staff.turn.organiser')
  return acts === 'handler' && actsName !== null ? actsName : t(`desk.staff.turn.${acts}`)
}

function Care({ row: { location, organiser, land } }: { row: RegisterRow }) {
  const { t } = useView()
  return (
    <>
      {location ? (
        <a href={placeDossierPath({ land, registerId: location.registerId })}>{location.name}</a>
      ) : (
        t('report-register.staff.no-location')
      )}
      <Meta
        items={[
          ...(location?.place ? [location.place] : []),
          // Two links this near each other are hard to hit on a phone: that of the location leads on to its organiser.
          ...(organiser ? [location ? organiser.name : <OrganiserLink key="organiser" {...organiser} />] : []),
        ]}
      />
    </>
  )
}

function OrganiserLink({ id, name }: { id: string; name: string }) {
  return <a href={organiserDossierPath(id)}>{name}</a>
}
