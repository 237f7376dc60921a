import {
  Button,
  contrastChecks,
  Card,
  CursorPages,
  DataList,
  Grid,
  LinkButton,
  Meter,
  Section,
  Table,
  Tag,
  Timeline,
  useView,
  type Column,
  type ContrastCheck,
  type TimelineItem,
} from './index.ts'

const steps: TimelineItem[] = [
  {
    title: 'Aanvraag verstuurd',
    state: 'done',
    when: '3 november 2026, 21.14 uur',
    dateTime: '2026-11-03T21:14+01:00',
    words: '“We zoeken opvang op dinsdag en donderdag.”',
  },
  { title: 'Ontvangst bevestigd', state: 'done', when: '3 november 2026', by: 'Automatisch' },
  { title: 'Ukkepuk heeft geen plaats', state: 'stopped', when: '6 november 2026', by: 'Het loket' },
  {
    title: 'Antwoord van De Zonnebloem',
    state: 'current',
    when: 'uiterlijk 25 november 2026',
    words: (
      <p>
        We wachten op het loket. <Tag tone="warn">Nog 3 werkdagen</Tag>
      </p>
    ),
    actions: (
      <>
        <LinkButton href="#data" small>
          Kies een moment
        </LinkButton>
        <LinkButton href="#data" small kind="secondary">
          Stel een vraag
        </LinkButton>
      </>
    ),
  },
  { title: 'Plaats bevestigen', state: 'todo' },
]

interface Row {
  number: string
  child: string
  waits: string
  days: number
  tone: 'warn' | 'bad' | undefined
}

const rows: Row[] = [
  { number: 'A-2026-0139', child: 'Noor', waits: 'Wacht op u', days: -2, tone: 'bad' },
  { number: 'A-2026-0142', child: 'Sam', waits: 'Wacht op de familie', days: 3, tone: 'warn' },
  {
    number: 'A-2026-0150',
    child: 'Mila en Finn van der Berkenstraeten',
    waits: 'Wacht op u',
    days: 19,
    tone: undefined,
  },
]

const columns: Column<Row>[] = [
  { label: 'Nummer', head: true, short: true, cell: (row) => <a href="#data">{row.number}</a> },
  { label: 'Kind', cell: (row) => row.child, sort: { href: '?sort=child', direction: null } },
  { label: 'Wie doet wat', cell: (row) => row.waits },
  {
    label: 'Werkdagen over',
    cell: (row) => <Meter label={`nog ${row.days} werkdagen`} value={28 - row.days} max={28} tone={row.tone ?? 'ok'} />,
  },
  { label: 'Dagen', numeric: true, cell: (row) => row.days, sort: { href: '?sort=days', direction: 'ascending' } },
  {
    label: 'Doen',
    quiet: true,
    cell: () => (
      <Button form="none" small kind="secondary">
        Open
      </Button>
    ),
  },
]

const checkColumns: Column<ContrastCheck>[] = [
  { label: 'Paar', head: true, cell: (check) => check.pair },
  { label: 'Verhouding', numeric: true, cell: (check) => check.ratio.toFixed(1) },
  { label: 'Minstens', numeric: true, cell: (check) => check.least.toFixed(1) },
  {
    label: 'Uitkomst',
    cell: (check) => <Tag tone={check.passes ? 'ok' : 'bad'}>{check.passes ? 'goed' : 'te licht'}</Tag>,
  },
]

/** The colours of this address against the nine pairs that a house style must pass. */
function Contrast() {
  const { style } = useView()
  return (
    <Table
      caption="Contrast van deze huisstijl"
      columns={checkColumns}
      rows={contrastChecks(style)}
      rowKey={(check) => check.pair}
    />
  )
}

export function GalleryData() {
  return (
    <Section title="Lijsten en tabellen" id="data">
      <Grid>
        <Timeline items={steps} />
        <Card title="Gegevens" level={3}>
          <DataList
            stacked
            items={[
              { label: 'Kind', value: 'Noor, 14 maanden' },
              { label: 'Locatie', value: 'De Zonnebloem' },
            ]}
          />
        </Card>
      </Grid>
      <DataList
        items={[
          { label: 'Voornaam', value: 'Noor', change: '#f-name' },
          { label: 'Dagen', value: 'dinsdag en donderdag', change: '#f-days' },
          { label: 'Nummer', value: '7K4-29P' },
        ]}
      />
      <Table
        caption="Eerst doen"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.number}
        rowTone={(row) => row.tone}
        phone="cards"
      />
      <Table caption="Schuift opzij op een telefoon" columns={columns} rows={rows} rowKey={(row) => row.number} />
      <Contrast />
      <CursorPages previous="?voor=1" next="?na=50" where="51 tot 100 van 212" />
    </Section>
  )
}
