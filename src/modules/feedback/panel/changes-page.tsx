import { longDay } from '../../../lib/format.ts'
import { Paragraphs, Table, useView } from '../../../ui/index.ts'
import type { ProcedureChange } from './procedure-change.ts'

/** What held beside what will hold: the comparison that a panel is asked about. */
export function ChangesTable({ changes }: { changes: readonly ProcedureChange[] }) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('panel.changes')}
      phone="cards"
      rows={changes}
      rowKey={({ name, fromOn }) => `${name} ${fromOn}`}
      columns={[
        { label: t('panel.changes.what'), head: true, cell: ({ name }) => t(`panel.part.${name}`) },
        { label: t('panel.changes.was'), cell: (change) => <Held change={change} which="was" /> },
        { label: t('panel.changes.becomes'), cell: (change) => <Held change={change} which="becomes" /> },
        {
          label: t('panel.changes.from'),
          cell: ({ fromOn }) => longDay(Temporal.PlainDate.from(fromOn), lang),
        },
      ]}
    />
  )
}

function Held({ change, which }: { change: ProcedureChange; which: 'was' | 'becomes' }) {
  const { t } = useView()
  const value = change[which]
  if (typeof value === 'number') return <strong>{value}</strong>
  return value.trim() === '' ? <>{t('panel.changes.nothing')}</> : <Paragraphs text={value} />
}
