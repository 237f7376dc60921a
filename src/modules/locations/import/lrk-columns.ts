// The header of the open data of the Landelijk Register Kinderopvang (export_opendata_lrk.csv).
// The file that also lists who left the register (…_2.csv) has one column more.

export const lrkColumns = [
  'lrk_id',
  'type_oko',
  'opc',
  'actuele_naam_oko',
  'aantal_kindplaatsen',
  've',
  'status',
  'inschrijfdatum',
  'opvanglocatie_adres',
  'opvanglocatie_postcode',
  'opvanglocatie_woonplaats',
  'bag_id',
  'naam_houder',
  'kvk_nummer_houder',
  'vestigingsnummer_houder',
  'rechtsvorm_houder',
  'start_geschillencommissie',
  'einde_geschillencommissie',
  'houder_adres',
  'houder_postcode',
  'houder_woonplaats',
  'houder_buitenland',
  'correspondentie_adres',
  'correspondentie_postcode',
  'correspondentie_woonplaats',
  'correspondentie_buitenland',
  'contact_persoon',
  'contact_telefoon',
  'contact_emailadres',
  'contact_website',
  'cbs_code',
  'verantwoordelijke_gemeente',
  'gastouderbureau_1',
  'gastouderbureau_2',
  'lrk_url',
] as const

export type LrkColumn = (typeof lrkColumns)[number] | 'uitschrijfdatum'

export interface LrkHeader {
  /** Where each column stands; the order in the file is free. */
  readonly at: ReadonlyMap<LrkColumn, number>
  readonly width: number
  /** Columns that we do not know: left out, and told. */
  readonly unknown: readonly string[]
}

export type HeaderFault = { readonly missing: readonly string[] } | { readonly twice: readonly string[] }

/** Which column is where, or what is wrong with the header. */
export function readLrkHeader(fields: readonly string[]): LrkHeader | HeaderFault {
  const names = fields.map((field) => field.trim().toLowerCase())
  const missing = lrkColumns.filter((column) => !names.includes(column))
  if (missing.length > 0) return { missing }
  const twice = names.filter((name, index) => isKnown(name) && names.indexOf(name) !== index)
  if (twice.length > 0) return { twice }
  const at = new Map(names.flatMap((name, index) => (isKnown(name) ? [[name, index] as const] : [])))
  const unknown = names.filter((name) => name !== '' && !isKnown(name))
  return { at, width: fields.length, unknown }
}

const known: ReadonlySet<string> = new Set([...lrkColumns, 'uitschrijfdatum'])
const isKnown = (name: string): name is LrkColumn => known.has(name)
