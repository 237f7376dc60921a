import type { SealedColumn } from '../../platform/sealed-column.ts'

// What of supervision is sealed with a key of the house, and for what: who told a desk something, and the forms of incidents.

export const signalPurpose = (signalId: string): string => `supervision.signal ${signalId}`
export const incidentPurpose = (incidentId: string): string => `supervision.incident ${incidentId}`

export const sealedInSupervision: readonly SealedColumn[] = [
  { table: 'supervision.signal', column: 'source_key', key: ['id'], purpose: ({ id = '' }) => signalPurpose(id) },
  {
    table: 'supervision.incident_form',
    column: 'wrapped_key',
    key: ['incident_id', 'stage'],
    purpose: ({ incident_id = '' }) => incidentPurpose(incident_id),
  },
]
