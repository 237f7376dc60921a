import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { useView } from './view.ts'

export interface Column<Row> {
  /** Also the heading; keep it short. */
  label: string
  cell: (row: Row) => ComponentChildren
  /** Names the row; one column should. */
  head?: boolean | undefined
  /** Never broken over two lines: a number, a date. */
  short?: boolean | undefined
  /** Holds what others typed, such as the name of a file: a word may break anywhere. */
  long?: boolean | undefined
  /** Figures line up on the right. */
  numeric?: boolean | undefined
  /** The heading is read aloud only, as above a column of buttons. */
  quiet?: boolean | undefined
  sort?: { href: string; direction: 'ascending' | 'descending' | null } | undefined
}

interface TableProps<Row> {
  caption: string
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** On a phone: slide the table sideways, show each row as a card, or leave it where a few figures fit as they are. */
  phone?: 'scroll' | 'cards' | 'fit' | undefined
  /** Marks a row that needs attention. */
  rowTone?: ((row: Row) => 'warn' | 'bad' | undefined) | undefined
}

// The roles repeat what the elements say, because `display: block` takes it away on a phone.
export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, phone = 'scroll', rowTone } = props
  return (
    <section class={`kd-table kd-table--${phone}`} aria-label={caption} tabindex={0}>
      <table role="table">
        <caption class={props.captionHidden === true ? 'kd-hidden' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <Heading key={column.label} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row" class={toneClass(rowTone?.(row))}>
              {columns.map((column) => (
                <Cell key={column.label} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function toneClass(tone: 'warn' | 'bad' | undefined): string | undefined {
  return tone === undefined ? undefined : `is-${tone}`
}

function Heading<Row>({ column }: { column: Column<Row> }) {
  const { t } = useView()
  const { label, sort } = column
  const text = column.quiet === true ? <span class="kd-hidden">{label}</span> : label
  return (
    <th
      scope="col"
      role="columnheader"
      class={column.numeric === true ? 'is-numeric' : undefined}
      aria-sort={sort?.direction ?? undefined}
    >
      {sort === undefined ? (
        text
      ) : (
        <a class={classNames('kd-sort', sort.direction !== null && `kd-sort--${sort.direction}`)} href={sort.href}>
          {text}
          <span class="kd-hidden"> ({t('ui.sort')})</span>
        </a>
      )}
    </th>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { numeric = false, short = false, long = false } = column
  const shared = {
    class: classNames(numeric && 'is-numeric', short && 'is-short', long && 'is-long') || undefined,
    'data-label': column.quiet === true ? undefined : column.label,
  }
  const content = column.cell(row)
  if (column.head !== true)
    return (
      <td role="cell" {...shared}>
        {content}
      </td>
    )
  return (
    <th scope="row" role="rowheader" {...shared}>
      {content}
    </th>
  )
}
