import { moment } from '../../../lib/format.ts'
import { EmptyState, LinkButton, Page, PostButton, Section, Table, useView } from '../../../ui/index.ts'
import type { PaperLetter } from './paper-queries.ts'

export interface PaperPageProps {
  readonly waiting: readonly PaperLetter[]
  readonly posted: readonly PaperLetter[]
}

/** Letters on paper: what still has to be printed and posted, the oldest first. */
export function PaperPage({ waiting, posted }: PaperPageProps) {
  const { t } = useView()
  return (
    <Page title={t('paper.staff.title')} intro={t('paper.staff.intro')} dense>
      <Section title={t('paper.staff.waiting')}>
        {waiting.length === 0 ? (
          <EmptyState title={t('paper.staff.none.title')}>{t('paper.staff.none.body')}</EmptyState>
        ) : (
          <Waiting letters={waiting} />
        )}
      </Section>
      {posted.length > 0 && (
        <Section title={t('paper.staff.posted')}>
          <Posted letters={posted} />
        </Section>
      )}
    </Page>
  )
}

function Waiting({ letters }: { letters: readonly PaperLetter[] }) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('paper.staff.waiting')}
      captionHidden
      phone="cards"
      rows={letters}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('paper.staff.letter'),
          head: true,
          long: true,
          cell: ({ title, number }) => <Subject title={title} number={number} />,
        },
        { label: t('paper.staff.made'), cell: ({ createdAt, zone }) => moment(createdAt, zone, lang) },
        {
          label: t('paper.staff.print'),
          cell: ({ id, ready }) =>
            ready ? (
              <LinkButton kind="secondary" small href={`/werk/post/${id}.pdf`}>
                {t('paper.staff.open')}
              </LinkButton>
            ) : (
              t('paper.staff.busy')
            ),
        },
        {
          label: t('paper.staff.done'),
          cell: ({ id, ready }) =>
            ready && (
              <PostButton small action={`/werk/post/${id}`}>
                {t('paper.staff.mark')}
              </PostButton>
            ),
        },
      ]}
    />
  )
}

function Posted({ letters }: { letters: readonly PaperLetter[] }) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('paper.staff.posted')}
      captionHidden
      phone="cards"
      rows={letters}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('paper.staff.letter'),
          head: true,
          long: true,
          cell: ({ title, number }) => <Subject title={title} number={number} />,
        },
        {
          label: t('paper.staff.done'),
          cell: ({ printedAt, printedBy, zone }) =>
            printedAt && `${moment(printedAt, zone, lang)}${printedBy === null ? '' : `, ${printedBy}`}`,
        },
        {
          label: t('paper.staff.again'),
          cell: ({ id }) => <a href={`/werk/post/${id}.pdf`}>{t('paper.staff.open')}</a>,
        },
      ]}
    />
  )
}

function Subject({ title, number }: { title: string; number: string }) {
  return <a href={`/werk/aanvragen/${number}`}>{title}</a>
}
