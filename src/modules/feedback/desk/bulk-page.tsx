import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Checkbox, type Column, Form, Section, Select, useView } from '../../../ui/index.ts'
import type { WorkRow } from './work-list-queries.ts'

/** For who watches over a house: several new reactions to one handler at once. */
export interface Bulk {
  readonly handlers: readonly { readonly id: string; readonly name: string }[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

export const bulkPath = '/werk/reacties/samen-toewijzen'
/** The box of a line. */
export const lineField = (number: string): string => `regel_${number}`
export const lineValue = ({ id, version }: Pick<WorkRow, 'id' | 'version'>): string => `${id}.${version}`
export const isNew = ({ state }: Pick<WorkRow, 'state'>): boolean => state === 'received'

export function BulkForm({ bulk, children }: { bulk: Bulk; children: ComponentChildren }) {
  const { t } = useView()
  return (
    <Form action={bulkPath} values={bulk.typed} errors={bulk.errors}>
      {children}
      <Section title={t('desk.staff.bulk.title')}>
        <Select
          name="handler"
          label={t('desk.staff.assign.handler')}
          hint={t('desk.staff.bulk.hint')}
          empty={t('desk.staff.choose')}
          options={bulk.handlers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Actions>
          <Button>{t('desk.staff.bulk.send')}</Button>
        </Actions>
      </Section>
    </Form>
  )
}

/** The column with the boxes. */
export function usePickColumn(): Column<WorkRow> {
  const { t } = useView()
  return {
    label: t('desk.staff.bulk.pick'),
    quiet: true,
    cell: (row) =>
      isNew(row) && (
        <Checkbox
          name={lineField(row.number)}
          value={lineValue(row)}
          label={<span class="kd-hidden">{t('desk.staff.bulk.pick-one', { number: row.number })}</span>}
        />
      ),
  }
}
