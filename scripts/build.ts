import { createHash } from 'node:crypto'
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { type BuildOptions, build as esbuild } from 'esbuild'

// Bundles the server and what browsers get into dist/. A tenth of a second, so it runs at every start.

const out = 'dist'
const programs = ['src/server.ts', 'src/worker.ts', 'src/prepare.ts', 'src/platform/pdf-remaker.ts']

/** Our own code in few files, the packages where they are. */
export const forNode = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  logLevel: 'warning',
} as const satisfies BuildOptions

const browser: BuildOptions = {
  outdir: join(out, 'browser'),
  bundle: true,
  minify: true,
  platform: 'browser',
  target: 'es2022',
  format: 'esm',
  entryNames: '[name]',
  logLevel: 'warning',
  external: ['*.woff2', '*.png'],
}

const clientFiles = () => globSync(['src/**/*.client.ts', 'src/**/*.island.tsx'])
const styleFiles = () => globSync('src/*/*.css')

/** Files taken from packages as they are. */
const fromPackages: Record<string, string> = {
  'htmx.js': 'node_modules/htmx.org/dist/htmx.min.js',
  ...Object.fromEntries(
    ['source-sans-3', 'figtree', 'atkinson-hyperlegible-next'].flatMap((font) => {
      const files = `node_modules/@fontsource-variable/${font}/files/${font}`
      return [
        [`${font}.woff2`, `${files}-latin-wght-normal.woff2`],
        [`${font}-ext.woff2`, `${files}-latin-ext-wght-normal.woff2`],
      ]
    }),
  ),
}

export async function buildAssets(): Promise<void> {
  mkdirSync(join(out, 'assets'), { recursive: true })
  const entryPoints = [...clientFiles(), ...styleFiles()]
  const result = await esbuild({ ...browser, entryPoints, write: false })
  const built = result.outputFiles.map(
    (file) => [basename(file.path).replace(/\.(client|island)\./, '.'), file.contents] as const,
  )
  const copied = Object.entries(fromPackages).map(([name, path]) => [name, readFileSync(path)] as const)
  const manifest = [...built, ...copied].map(([name, bytes]) => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10)
    const hashed = `${basename(name, extname(name))}-${hash}${extname(name)}`
    writeFileSync(join(out, 'assets', hashed), bytes)
    return [name, hashed] as const
  })
  writeFileSync(join(out, 'assets', 'manifest.json'), JSON.stringify(Object.fromEntries(manifest), null, 2))
}

/** Everything: the programs and what browsers get. */
export async function build(): Promise<void> {
  await Promise.all([esbuild({ ...forNode, entryPoints: programs, outdir: out }), buildAssets()])
}
