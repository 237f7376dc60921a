import { dirname, join, normalize } from 'node:path'
import { modules, packages } from '../../src/modules.ts'

/** A source file, as path below the project and text: so that a test can plant a violation. */
export interface Source {
  readonly path: string
  readonly text: string
}

export interface Import {
  readonly from: string
  readonly to: string
  readonly typesOnly: boolean
}

const graph: Readonly<Record<string, readonly string[]>> = modules

/** Files at the root of src that hold names, types and texts only: open to every layer. */
const forEverybody = ['src/events.ts', 'src/tables.ts', 'src/text-keys.ts', 'src/catalogues.ts', 'src/modules.ts']

const roles = ['form', 'queries', 'actions', 'routes', 'page', 'mail', 'api', 'job'] as const
type Role = (typeof roles)[number] | 'island' | 'client' | 'door' | 'pure'

/** What a role may import besides pure files: of its own module (by role), of platform, of ui, and which packages. */
const allowed: Readonly<
  Record<Role, { roles: readonly Role[]; platform: boolean; ui: boolean; packages: readonly RegExp[] }>
> = {
  pure: { roles: [], platform: false, ui: false, packages: [] },
  form: { roles: ['form'], platform: false, ui: false, packages: [/^zod$/] },
  queries: {
    roles: ['queries', 'door'],
    platform: true,
    ui: false,
    packages: [/^kysely$/, /^pg$/, /^pg-copy-streams$/, /^node:/],
  },
  actions: { roles: ['queries', 'actions', 'mail', 'form', 'door'], platform: true, ui: false, packages: [/./] },
  page: { roles: ['page', 'door'], platform: false, ui: true, packages: [/^preact/] },
  mail: { roles: ['mail', 'door'], platform: true, ui: true, packages: [/^preact/] },
  routes: {
    roles: ['form', 'queries', 'actions', 'page', 'api', 'routes', 'job', 'door'],
    platform: true,
    ui: true,
    packages: [/./],
  },
  api: { roles: ['form', 'queries', 'actions', 'door'], platform: true, ui: false, packages: [/./] },
  job: { roles: ['queries', 'actions', 'mail', 'door'], platform: true, ui: false, packages: [/./] },
  island: {
    roles: ['island', 'client'],
    platform: false,
    ui: true,
    packages: packages.browser.map((name) => new RegExp(`^${name}`)),
  },
  client: {
    roles: ['client'],
    platform: false,
    ui: false,
    packages: packages.browser.map((name) => new RegExp(`^${name}`)),
  },
  door: { roles: [...roles, 'door'], platform: true, ui: true, packages: [] },
}

/** Every way in which these sources leave the plan of the house, one line each. */
export function violations(sources: readonly Source[]): string[] {
  const imports = sources.flatMap(importsOf)
  return [
    ...cycles(graph),
    ...imports.flatMap((one) => [...strangers(one), ...upward(one), ...outOfRole(one)]),
    ...sources.flatMap(habits),
  ]
}

/** A module may name only modules above its own line. */
export function cycles(map: Readonly<Record<string, readonly string[]>>): string[] {
  const names = Object.keys(map)
  return names.flatMap((name, index) =>
    (map[name] ?? [])
      .filter((used) => !names.slice(0, index).includes(used))
      .map((used) => `modules.ts: ${name} names ${used}, which does not stand above it`),
  )
}

function strangers({ from, to, typesOnly }: Import): string[] {
  const [mine, theirs] = [moduleOf(from), moduleOf(to)]
  if (!mine || !theirs || mine === theirs) return []
  if (!graph[mine]?.includes(theirs)) return [`${from} imports ${to}, but ${mine} does not declare ${theirs}`]
  const door = /^src\/modules\/[^/]+\/(index|rules)\.ts$/.test(to)
  return door ? [] : [`${from} enters ${theirs} past its door: ${to}${typesOnly ? ' (types)' : ''}`]
}

const layers = ['lib', 'ui', 'platform', 'modules']

function layerOf(file: string): number {
  const layer = layers.indexOf(file.split('/')[1] ?? '')
  return layer < 0 ? layers.length : layer
}

function upward({ from, to }: Import): string[] {
  if (!to.startsWith('src/') || forEverybody.includes(to)) return []
  return layerOf(from) < layerOf(to) ? [`${from} imports upward: ${to}`] : []
}

function outOfRole({ from, to, typesOnly }: Import): string[] {
  if (forEverybody.includes(to) || typesOnly) return []
  if (from.startsWith('src/lib/')) return to.startsWith('src/lib/') ? [] : [`${from} is lib and imports ${to}`]
  if (from.startsWith('src/ui/')) return uiImport(from, to)
  if (!from.startsWith('src/modules/')) return []
  const rule = allowed[roleOf(from)]
  if (!to.startsWith('src/')) {
    return rule.packages.some((pattern) => pattern.test(to))
      ? []
      : [`${from} (${roleOf(from)}) imports the package ${to}`]
  }
  if (to.startsWith('src/lib/')) return []
  if (to.startsWith('src/platform/')) return rule.platform ? [] : [`${from} (${roleOf(from)}) imports ${to}`]
  if (to.startsWith('src/ui/')) return rule.ui ? [] : [`${from} (${roleOf(from)}) imports ${to}`]
  const theirs = roleOf(to)
  if (theirs === 'pure' || rule.roles.includes(theirs)) return []
  return [`${from} (${roleOf(from)}) imports ${to} (${theirs})`]
}

function uiImport(from: string, to: string): string[] {
  if (to.startsWith('src/')) return []
  const browser = roleOf(from) === 'client' || roleOf(from) === 'island'
  const own: readonly string[] = browser
    ? packages.browser
    : [...packages.ui, 'preact-render-to-string', 'preact/jsx-runtime']
  return own.includes(to) ? [] : [`${from} is ui and imports ${to}`]
}

function roleOf(file: string): Role {
  if (file.endsWith('/index.ts')) return 'door'
  if (/\.island\.tsx?$/.test(file)) return 'island'
  if (file.endsWith('.client.ts')) return 'client'
  return roles.find((role) => new RegExp(`-${role}\\.tsx?$|/${role}\\.tsx?$`).test(file)) ?? 'pure'
}

const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1]

/** What a reader would be ashamed of, found by its words. */
const habitRules: readonly { where: RegExp; but?: RegExp; what: RegExp; why: string }[] = [
  {
    where: /^src\/(ui|modules|platform)\/.*\.tsx$/,
    but: /letter/,
    what: /\sstyle=[{"]/,
    why: 'inline style: the content security policy refuses it',
  },
  {
    where: /\.tsx$/,
    what: /\s(on[A-Z]\w+|onclick|onsubmit|hx-on[:\w-]*)=/,
    why: 'inline script: the content security policy refuses it',
  },
  { where: /\.tsx$/, but: /pages\.tsx|letter/, what: /dangerouslySetInnerHTML/, why: 'raw HTML: escape always' },
  {
    where: /^src\/(lib|ui|modules)\//,
    but: /\.client\.ts$/,
    what: /Temporal\.Now|Date\.now\(|new Date\(/,
    why: 'asks what time it is: today is an argument, now comes from the clock',
  },
  {
    where: /^src\//,
    but: /src\/(launch|start|prepare)|worker-logger|open-platform|platform\/(launcher|supervisor|embedded|postgres|backup|data-directory)/,
    what: /console\.(log|error|warn)/,
    why: 'logs past the logger',
  },
]

function habits({ path, text }: Source): string[] {
  return habitRules
    .filter(({ where, but, what }) => where.test(path) && !but?.test(path) && what.test(text))
    .map(({ why }) => `${path}: ${why}`)
}

/**
 * All test files share a process, so a hook at the root of one would run for the tests of every other.
 * @returns one line per test file with such a hook
 */
export function rootHooks(sources: readonly Source[]): string[] {
  return sources
    .filter(({ text }) => /^(before|after)(Each)?\(/m.test(text))
    .map(({ path }) => `${path}: a hook at the root; put it into the describe it serves`)
}

function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(/^(import|export)\s+(type\s+)?([^'"]*?from\s+)?'([^']+)'/gm)].map(
    ([, , type, , target = '']) => ({
      from: path,
      to: target.startsWith('.') ? normalize(join(dirname(path), target)) : target,
      typesOnly: type !== undefined,
    }),
  )
}
