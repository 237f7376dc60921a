// Which parts of the form are asked for which kind. The official form is for a crisis; of the others it is ours to choose the fewest.
import type { Group } from './form-fields.ts'
import type { IncidentKind } from './duty.ts'

export interface FormParts {
  readonly police: boolean
  readonly groups: readonly Group[]
}

const crisis: FormParts = { police: true, groups: ['child', 'parent', 'other'] }
const justice: FormParts = { police: true, groups: ['other'] }
const house: FormParts = { police: false, groups: [] }

const parts: Readonly<Record<IncidentKind, FormParts>> = {
  crisis,
  crisis_complaint: crisis,
  doubt: crisis,
  criminal_inquiry: justice,
  conviction: justice,
  continuity: house,
  governance: house,
}

export const partsOf = (kind: IncidentKind): FormParts => parts[kind]
