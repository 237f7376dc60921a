import { shortDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import { Alert, EmptyState, Page, Section, Table, Tag, type Tone, useView } from '../../../ui/index.ts'
import type { ClaimState } from './claim.ts'
import type { Claim } from './claim-queries.ts'

export interface ClaimsPageProps {
  readonly waiting: readonly Claim[]
  readonly decided: readonly Claim[]
  readonly done: ClaimState | undefined
}

/** Who says that he works at a location of this desk, the one that waits longest first. */
export function ClaimsPage({ waiting, decided, done }: ClaimsPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('claims.staff.title')}
      intro={t('claims.staff.intro')}
      dense
      notice={
        done && (
          <Alert kind="ok" live>
            {t(`claims.staff.done.${done}`)}
          </Alert>
        )
      }
    >
      <Section title={t('claims.staff.waiting')}>
        {waiting.length === 0 ? (
          <EmptyState title={t('claims.staff.none')} level={3}>
            {t('claims.staff.none.how')}
          </EmptyState>
        ) : (
          <ClaimTable caption={t('claims.staff.waiting')} claims={waiting} />
        )}
      </Section>
      {decided.length > 0 && (
        <Section title={t('claims.staff.decided')}>
          <ClaimTable caption={t('claims.staff.decided')} claims={decided} />
        </Section>
      )}
    </Page>
  )
}

function ClaimTable({ caption, claims }: { caption: string; claims: readonly Claim[] }) {
  const { t, lang } = useView()
  const day = ({ receivedAt, zone }: Claim) => shortDay(localDay(receivedAt, zone), lang)
  return (
    <Table
      caption={caption}
      captionHidden
      phone="cards"
      rows={claims}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('claims.staff.location'),
          head: true,
          long: true,
          cell: ({ id, locationName }) => <a href={`/werk/claims/${id}`}>{locationName}</a>,
        },
        { label: t('claims.staff.place'), cell: ({ place }) => place ?? '' },
        { label: t('claims.staff.who'), long: true, cell: (one) => `${one.name}, ${one.function}` },
        { label: t('claims.staff.received'), short: true, cell: day },
        { label: t('claims.staff.state'), cell: ({ state }) => <ClaimTag state={state} /> },
      ]}
    />
  )
}

const tones: Partial<Record<ClaimState, Tone>> = { received: 'warn', accepted: 'ok', undone: 'bad' }

export function ClaimTag({ state }: { state: ClaimState }) {
  const { t } = useView()
  return <Tag tone={tones[state]}>{t(`claims.staff.state.${state}`)}</Tag>
}
