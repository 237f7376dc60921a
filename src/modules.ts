/**
 * Every module with the modules it may import: the map of the house. A module may name only lines above it,
 * so cycles cannot be written; `tests/architecture.test.ts` holds the imports to it.
 */
export const modules = {
  matching: [],
  accounts: [],
  tariffs: ['accounts'],
  locations: ['accounts', 'tariffs'],
  requests: ['accounts', 'locations', 'tariffs'],
  placements: ['accounts', 'locations', 'requests', 'matching'],
  feedback: ['accounts', 'locations'],
  supervision: ['accounts', 'locations', 'feedback'],
  closures: ['accounts', 'locations', 'requests', 'placements'],
  alerts: ['accounts', 'locations'],
  statistics: ['accounts', 'locations'],
  'annual-reports': ['accounts', 'locations', 'placements', 'feedback', 'statistics'],
  audit: ['accounts'],
  operations: ['accounts'],
} as const satisfies Record<string, readonly string[]>

/** Packages that a whole layer may import; everything else is for `platform` and the roles that allow it. */
export const packages = {
  lib: [],
  ui: ['preact', 'preact/hooks', 'culori'],
  browser: ['leaflet', 'htmx.org', '@simplewebauthn/browser'],
} as const
