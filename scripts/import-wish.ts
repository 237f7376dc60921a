import { parseArgs } from 'node:util'

export const usage = `npm run import -- lrk FILE [--dry-run] [--accept-many-gone]
npm run import -- postcode-points FILE --land nl|vl [--dry-run]
npm run import -- boundaries FILE --land nl|vl --code PROPERTY --name PROPERTY [--dry-run]

  lrk               the Dutch register, as landelijkregisterkinderopvang.nl publishes it (export_opendata_lrk.csv)
  postcode-points   CSV with the columns postcode, lat and lon, in degrees (WGS 84)
  boundaries        municipalities as GeoJSON or TopoJSON; the properties hold their code (CBS or NIS) and their name

  --dry-run            shows what would change, and changes nothing
  --accept-many-gone   goes on when more than a fifth of the registered locations would be gone`

export interface ImportWish {
  readonly kind: 'lrk' | 'postcode_points' | 'boundaries'
  readonly file: string
  readonly land: 'nl' | 'vl'
  readonly dryRun: boolean
  readonly options: { readonly acceptManyGone?: boolean; readonly code?: string; readonly name?: string }
}

/** What was typed cannot be meant; the message says why. */
export class UnclearWish extends Error {
  override readonly name = 'UnclearWish'
}

const kinds = { lrk: 'lrk', 'postcode-points': 'postcode_points', boundaries: 'boundaries' } as const

/** @throws UnclearWish */
export function wishFrom(args: readonly string[]): ImportWish {
  const { values, positionals } = parsed(args)
  const [word = '', file, ...rest] = positionals
  const kind = Object.hasOwn(kinds, word) ? kinds[word as keyof typeof kinds] : undefined
  if (!kind) throw new UnclearWish(`There is no import of "${word}".`)
  if (!file) throw new UnclearWish('Name the file to import.')
  if (rest.length > 0) throw new UnclearWish(`One file at a time; what is "${rest.join(' ')}"?`)
  const dryRun = values['dry-run'] ?? false
  return { kind, file, land: landOf(kind, values.land), dryRun, options: optionsOf(kind, values) }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        land: { type: 'string' },
        code: { type: 'string' },
        name: { type: 'string' },
        'dry-run': { type: 'boolean' },
        'accept-many-gone': { type: 'boolean' },
      },
    })
  } catch (fault) {
    throw new UnclearWish(fault instanceof Error ? fault.message : String(fault))
  }
}

function landOf(kind: ImportWish['kind'], land: string | undefined): 'nl' | 'vl' {
  if (kind === 'lrk') {
    if (land !== undefined && land !== 'nl') throw new UnclearWish('This register is Dutch: leave out --land.')
    return 'nl'
  }
  if (land !== 'nl' && land !== 'vl') throw new UnclearWish('Say which land: --land nl or --land vl.')
  return land
}

type Values = ReturnType<typeof parsed>['values']

function optionsOf(kind: ImportWish['kind'], { code, name, ...values }: Values): ImportWish['options'] {
  if (kind === 'lrk') return values['accept-many-gone'] ? { acceptManyGone: true } : {}
  if (values['accept-many-gone']) throw new UnclearWish('--accept-many-gone belongs to the register.')
  if (kind !== 'boundaries') return {}
  if (!code || !name) throw new UnclearWish('Say which properties hold the code and the name: --code and --name.')
  return { code, name }
}
