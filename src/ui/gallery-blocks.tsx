import {
  Actions,
  Alert,
  Button,
  Card,
  CardList,
  Cluster,
  Details,
  Drawer,
  EmptyState,
  FilterSummary,
  Grid,
  Kpis,
  LinkButton,
  Live,
  LocationMap,
  MapLegend,
  Meta,
  Meter,
  Panel,
  Progress,
  Quote,
  SearchBar,
  SearchLayout,
  Section,
  SideNav,
  Stack,
  Tabs,
  Tag,
  type MapShape,
} from './index.ts'
import { StepBar } from './step-bar.tsx'

export function GalleryBlocks() {
  return (
    <>
      <Messages />
      <Figures />
      <Search />
    </>
  )
}

function Messages() {
  return (
    <Section title="Blokken" id="blocks">
      <Tabs
        label="Delen van het dossier"
        current="#blocks"
        items={[
          { href: '#blocks', label: 'Verloop' },
          { href: '#data', label: 'Berichten', count: 2 },
        ]}
      />
      <Grid>
        <SideNav
          label="Delen van het werk"
          current="#blocks"
          items={[
            { href: '#forms', label: 'Formulieren' },
            { href: '#blocks', label: 'Blokken', count: 12 },
            { href: '#data', label: 'Lijsten en tabellen' },
          ]}
        />
        <Quote>{'De opvang was maandag dicht.\nIk hoorde het pas aan de deur.'}</Quote>
      </Grid>
      <Alert>Zo werkt het. Met een gewone zin.</Alert>
      <Alert kind="ok" title="Uw aanvraag is verstuurd">
        <p>U krijgt binnen 5 werkdagen antwoord.</p>
      </Alert>
      <Alert kind="warn">
        <p>
          <strong>Antwoord moet voor vrijdag 12 december.</strong> Verlengen kan één keer.
        </p>
      </Alert>
      <Alert kind="bad">Dit is niet gelukt. Probeer het straks opnieuw.</Alert>
      <Panel title="We zoeken opvang voor Noor" number="7K4-29P" numberLabel="Uw nummer is">
        <p>U hoort vóór 12 december of er plaats is.</p>
      </Panel>
      <Panel title="U hoeft nu niets te doen" tone="calm" />
      <StepBar current={2} total={5} />
      <Cluster>
        <Tag>Geen plaats gemeld</Tag>
        <Tag tone="ok">Plaats vanaf maart</Tag>
        <Tag tone="info">Vrij: ma di do</Tag>
        <Tag tone="warn">Nog 6 werkdagen</Tag>
        <Tag tone="bad">2 dagen te laat</Tag>
      </Cluster>
      <Details summary="Hoe rekenen we dit uit?">
        <p>We tellen de werkdagen vanaf de dag na uw aanvraag.</p>
      </Details>
      <Details summary="Open uitleg" open>
        <p>Meer voor wie het wil weten.</p>
      </Details>
    </Section>
  )
}

function Figures() {
  return (
    <Section title="Cijfers en voortgang">
      <Kpis
        label="Vandaag"
        items={[
          { label: 'open aanvragen', value: '1.284', note: '4% meer dan vorige maand', tone: 'warn' },
          { label: 'geplaatst binnen 3 maanden', value: '82%', note: '3 procentpunt meer', tone: 'ok' },
          { label: 'over de termijn', value: '3', note: 'gelijk', tone: 'bad', href: '#data' },
        ]}
      />
      <Grid>
        <Card title="Termijn" level={3}>
          <Meter label="Nog 22 van 28 werkdagen" value={6} max={28} tone="ok" />
          <Meter label="Nog 6 van 28 werkdagen" value={22} max={28} tone="warn" />
          <Meter label="2 werkdagen te laat" value={28} max={28} tone="bad" />
        </Card>
        <Card title="Op een tint" level={3} flat>
          <Meta items={['Groepsopvang', '0,8 km', '27 plaatsen']} />
          <p>Uitleg naast de pagina.</p>
        </Card>
      </Grid>
      <Stack>
        <Live id="run" href="/dev/ui" every={undefined}>
          <Progress label="12.400 van 32.000 regels gelezen" value={12_400} max={32_000} />
          <Progress label="We tellen de regels" />
        </Live>
        <EmptyState
          title="Geen plekken gevonden"
          level={3}
          actions={<LinkButton href="#blocks">Zoek verder weg</LinkButton>}
        >
          Binnen 3 km is er geen opvang met deze filters.
        </EmptyState>
      </Stack>
    </Section>
  )
}

const sides = [0, 60, 120, 180, 240, 300].map((degrees) => (degrees * Math.PI) / 180)

const hexagon = (id: string, x: number, y: number): MapShape => ({
  id,
  x,
  y: y - 55,
  name: `Gemeente ${id}`,
  path: `M${sides.map((side) => `${(x + 100 * Math.cos(side)).toFixed(1)} ${(y + 100 * Math.sin(side)).toFixed(1)}`).join('L')}Z`,
})

function Search() {
  return (
    <Section title="Zoeken">
      <SearchBar action="/dev/ui" name="q" label="Straat, postcode of naam" hint="Bijvoorbeeld 9000." button="Zoek" />
      <FilterSummary
        items={[
          { label: 'maandag', href: '#blocks' },
          { label: 'prijs volgens inkomen', href: '#data' },
        ]}
        clear="#forms"
      />
      <SearchLayout
        form={
          <Drawer id="filters" label="Filters (2)">
            <p>Hier staan de filters.</p>
          </Drawer>
        }
        results={<Results />}
        map={
          <LocationMap
            label="Kaart met opvanglocaties"
            width={420}
            height={400}
            shapes={[hexagon('Noord', 130, 120), hexagon('Oost', 280, 207), hexagon('Zuid', 130, 293)]}
            marks={[
              { x: 110, y: 110, count: 42, href: '#blocks', title: '42 locaties, toon dit gebied groter' },
              { x: 270, y: 240, count: 5, href: '#blocks', title: '5 locaties, toon dit gebied groter' },
              { x: 190, y: 170, count: 1, href: '#data', title: 'De Zonnebloem, plaats vrij', tone: 'free' },
              { x: 150, y: 300, count: 1, href: '#data', title: 'Ukkepuk, geen plaats', tone: 'full' },
            ]}
          >
            <MapLegend
              items={[
                { label: 'plaats vrij', kind: 'free' },
                { label: 'geen plaats gemeld', kind: 'full' },
                { label: 'meer locaties samen', kind: 'cluster' },
              ]}
            />
          </LocationMap>
        }
      />
      <Actions>
        <Button form="none" kind="secondary">
          Vergelijk 2 plekken
        </Button>
      </Actions>
    </Section>
  )
}

function Results() {
  return (
    <CardList
      cards={[
        {
          key: 'a',
          title: 'De Zonnebloem',
          level: 3,
          href: '#data',
          meta: ['Groepsopvang', '0,8 km', 'Prijs volgens inkomen'],
          tags: (
            <>
              <Tag tone="ok">Plaats vanaf maart</Tag>
              <Tag tone="info">Vrij: ma di do</Tag>
            </>
          ),
        },
        {
          key: 'b',
          title: 'Kinderdagverblijf met een lange naam aan de oude havendijk',
          level: 3,
          href: '#blocks',
          meta: ['Groepsopvang', '1,4 km', 'Vrije prijs'],
          tags: <Tag>Geen plaats gemeld</Tag>,
        },
      ]}
    />
  )
}
