import { shortDay } from '../../../lib/format.ts'
import type { Land } from '../../../lib/law.ts'
import { Actions, EmptyState, LinkButton, Page, Section, Stack, Table, Tag, useView } from '../../../ui/index.ts'
import { shippedFlanders } from '../flanders/income-tariff-sets.ts'
import { shippedYears } from '../netherlands/benefit-years.ts'
import { findSource } from '../sources.ts'
import type { KnownSet } from './set-queries.ts'

export const setsPath = '/werk/tarieven'
export const newSetPath = (land: Land): string => `${setsPath}/nieuw/${land}`
export const setPath = (id: string): string => `${setsPath}/${id}`

export interface SetsPageProps {
  readonly lands: readonly Land[]
  /** The latest first. */
  readonly sets: readonly KnownSet[]
  /** Approved, and since replaced by another for all of its days. */
  readonly replaced: ReadonlySet<string>
}

/** The sets of values, in the program and in the data: who proposed them, and how they stand. */
export function SetsPage({ lands, sets, replaced }: SetsPageProps) {
  const { t } = useView()
  return (
    <Page title={t('sets.staff.title')} intro={t('sets.staff.intro')} dense>
      <Stack>
        {lands.map((land) => (
          <LandSets key={land} land={land} sets={sets.filter((set) => set.land === land)} replaced={replaced} />
        ))}
      </Stack>
    </Page>
  )
}

function LandSets({ land, sets, replaced }: { land: Land } & Pick<SetsPageProps, 'sets' | 'replaced'>) {
  const { t } = useView()
  const waiting = sets.filter(({ state }) => state === 'proposed')
  const decided = sets.filter(({ state }) => state !== 'proposed')
  return (
    <Section title={t(`sets.staff.land.${land}`)}>
      <Actions>
        <LinkButton href={newSetPath(land)}>{t(`sets.staff.new.${land}`)}</LinkButton>
      </Actions>
      {waiting.length > 0 ? (
        <SetTable
          caption={t('sets.staff.waiting', { land: t(`calculator.land.${land}`) })}
          sets={waiting}
          replaced={replaced}
        />
      ) : (
        <p>{t('sets.staff.waiting.none')}</p>
      )}
      {decided.length > 0 ? (
        <SetTable
          caption={t('sets.staff.decided', { land: t(`calculator.land.${land}`) })}
          sets={decided}
          replaced={replaced}
        />
      ) : (
        <EmptyState title={t('sets.staff.decided.none')} />
      )}
      <Shipped land={land} />
    </Section>
  )
}

function SetTable({ caption, sets, replaced }: { caption: string } & Pick<SetsPageProps, 'sets' | 'replaced'>) {
  const { t, lang } = useView()
  return (
    <Table
      caption={caption}
      phone="cards"
      rows={sets}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('sets.staff.from'),
          head: true,
          short: true,
          cell: ({ id, fromOn }) => <a href={setPath(id)}>{shortDay(fromOn, lang)}</a>,
        },
        { label: t('sets.staff.until'), short: true, cell: ({ untilOn }) => shortDay(untilOn, lang) },
        { label: t('sets.staff.source'), long: true, cell: ({ source }) => source },
        {
          label: t('sets.staff.proposed-by'),
          cell: ({ proposedBy, organisation }) => proposedBy ?? t('sets.staff.elsewhere', { organisation }),
        },
        { label: t('sets.staff.state'), cell: (set) => <StateTag state={set.state} replaced={replaced.has(set.id)} /> },
      ]}
    />
  )
}

const tones = { proposed: 'warn', approved: 'ok', rejected: 'bad', withdrawn: 'info', replaced: 'info' } as const

export function StateTag({ state, replaced }: { state: KnownSet['state']; replaced: boolean }) {
  const { t } = useView()
  const shown = state === 'approved' && replaced ? 'replaced' : state
  return <Tag tone={tones[shown]}>{t(`sets.staff.state.${shown}`)}</Tag>
}

/** What came with the program; all its amounts stand on the public page. */
function Shipped({ land }: { land: Land }) {
  const { t, lang } = useView()
  const rows =
    land === 'vl'
      ? shippedFlanders.rules.formula.map(({ from, source, value }) => ({
          when: shortDay(from, lang),
          what: t(`sets.staff.kind.${value.kind}`),
          source,
        }))
      : shippedYears.map(({ year, capsFrom }) => ({
          when: String(year),
          what: t('sets.staff.kind.table'),
          source: capsFrom.source,
        }))
  return (
    <>
      <Table
        caption={t('sets.staff.shipped', { land: t(`calculator.land.${land}`) })}
        phone="cards"
        rows={rows.toReversed()}
        rowKey={({ when }) => when}
        columns={[
          { label: t('sets.staff.from'), head: true, short: true, cell: ({ when }) => when },
          { label: t('sets.staff.what'), cell: ({ what }) => what },
          { label: t('sets.staff.source'), cell: ({ source }) => findSource(source)?.[lang] ?? source },
        ]}
      />
      <p>
        <a href={`/kosten/bedragen?land=${land}`}>{t('sets.staff.shipped.more')}</a>
      </p>
    </>
  )
}
