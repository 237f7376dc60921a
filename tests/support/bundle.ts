import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { forNode } from '../../scripts/build.ts'

// Reading some thousand files one by one costs each process of a run six seconds of a core; one bundle costs two.

const out = 'dist/tests'
const root = join(import.meta.dirname, '../..')

/** A bundled file still knows where it stood, and is no command of its own. */
const knowsItsPlace: Plugin = {
  name: 'knows its place',
  setup: (on) =>
    on.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const words = readFileSync(path, 'utf8')
      if (!words.includes('import.meta.')) return undefined
      const contents = words
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path)))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.main', 'false')
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    }),
}

const entry = (files: readonly string[]) =>
  [`import { allRead } from './tests/support/hold.ts'`, ...files.map((file) => `import './${file}'`), 'allRead()'].join(
    '\n',
  )

/** The entry of each group is written nowhere: it only names the files. */
const entries = (groups: Readonly<Record<string, readonly string[]>>): Plugin => ({
  name: 'entries',
  setup(on) {
    on.onResolve({ filter: /^group:/ }, ({ path }) => ({ path, namespace: 'group' }))
    on.onLoad({ filter: /.*/, namespace: 'group' }, ({ path }) => ({
      contents: entry(groups[path.slice('group:'.length)] ?? []),
      resolveDir: root,
    }))
  },
})

/** One file for each group, with its tests and all they need of ours. */
export async function bundleGroups(groups: Readonly<Record<string, readonly string[]>>): Promise<string[]> {
  const names = Object.keys(groups)
  await build({
    entryPoints: names.map((name) => ({ in: `group:${name}`, out: name })),
    outdir: out,
    ...forNode,
    splitting: true,
    plugins: [entries(groups), knowsItsPlace],
  })
  return names.map((name) => `${out}/${name}.js`)
}
