import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Addresses of built files. Their names carry a hash of the content, so that browsers may keep them for ever. */
export function readAssets(folder: string): (name: string) => string {
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) throw new Error(`${manifest} is missing: run the build first (npm start does)`)
  const names = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
  return (name) => {
    const hashed = names[name]
    if (!hashed) throw new Error(`no built file ${name}`)
    return `/assets/${hashed}`
  }
}
