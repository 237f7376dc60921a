import type { SealedColumn } from '../../platform/sealed-column.ts'

// What of tariffs is sealed with a key of the house, and for what: what families told of their incomes.

export const incomePurpose = (certificateId: string): string => `tariffs.certificate_income|${certificateId}|sealed`
export const batchPurpose = 'tariffs.cost_batch'

export const sealedInTariffs: readonly SealedColumn[] = [
  {
    table: 'tariffs.certificate_income',
    column: 'sealed',
    key: ['certificate_id'],
    purpose: ({ certificate_id = '' }) => incomePurpose(certificate_id),
  },
  { table: 'tariffs.cost_batch', column: 'sealed_rows', key: ['id'], purpose: () => batchPurpose },
  {
    table: 'tariffs.cost_batch_part',
    column: 'sealed_lines',
    key: ['batch_id', 'from_line'],
    purpose: () => batchPurpose,
  },
]
