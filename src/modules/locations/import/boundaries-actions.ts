import type { FeatureCollection } from 'geojson'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { type BoundaryOptions, readBoundaries } from './boundaries.ts'
import { applyBoundaries, compareBoundaries, stageBoundaries, writeBoundaryReport } from './boundaries-queries.ts'
import { inspectFile } from './import-lines-actions.ts'
import { ImportRefused } from './import-run.ts'
import type { ImportResult, ImportTask } from './import-task.ts'
import { linesOf } from './import-text.ts'
import { locateLocations } from './location-point-queries.ts'

/** Municipality boundaries, as GeoJSON or TopoJSON. */
export async function importBoundaries(task: ImportTask): Promise<ImportResult> {
  const { db, run } = task
  const options = { land: run.land, code: run.options.code ?? 'code', name: run.options.name ?? 'name' }
  const read = readBoundaries(await collectionOf(task, options), options)
  await task.tell('comparing')
  await stageBoundaries(db, read.boundaries)
  const counts = await compareBoundaries(db, run.land, read)
  if (read.boundaries.length + read.rejected.length === 0) throw new ImportRefused('no_rows')
  await writeBoundaryReport(db, run.id, read)
  if (run.dryRun) return { counts }
  await task.tell('applying')
  await applyBoundaries(db, run.land)
  await locateLocations(db, run.land)
  return { counts }
}

async function collectionOf(task: ImportTask, options: BoundaryOptions): Promise<FeatureCollection> {
  const found = await jsonOf(task)
  if (isCollection(found)) return found
  if (isTopology(found)) return collectionIn(found, options)
  throw new ImportRefused('not_geojson')
}

async function jsonOf(task: ImportTask): Promise<unknown> {
  const facts = await inspectFile(task)
  let text = ''
  for await (const lines of linesOf(task.bytes(), facts)) text += `${lines.join('\n')}\n`
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new ImportRefused('not_json')
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

// Only as deep as what follows relies on; each feature is checked by itself.
const isCollection = (value: unknown): value is FeatureCollection =>
  isObject(value) &&
  value['type'] === 'FeatureCollection' &&
  Array.isArray(value['features']) &&
  value['features'].every(isObject)

const isTopology = (value: unknown): value is Topology =>
  isObject(value) && value['type'] === 'Topology' && isObject(value['objects']) && Array.isArray(value['arcs'])

/** A topology may hold several layers; the one whose parts have the code is meant. */
function collectionIn(topology: Topology, { code }: BoundaryOptions): FeatureCollection {
  const layers = Object.values(topology.objects).filter((layer) => layer.type === 'GeometryCollection')
  const layer =
    layers.find(({ geometries }) => geometries.some(({ properties }) => isObject(properties) && code in properties)) ??
    layers[0]
  if (!layer) throw new ImportRefused('not_geojson')
  try {
    return feature(topology, layer)
  } catch {
    throw new ImportRefused('not_geojson')
  }
}
