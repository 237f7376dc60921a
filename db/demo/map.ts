import { type Cell, type Shape, shapeAround } from './hexagons.ts'

// The region as it lies: north is up, each pair is a hexagon, odd rows stand half a hexagon to the right.
// A letter is a municipality, a digit the place that lies there (the first place is where the town hall stands).
// T, O, W, H, B and K lie in the Netherlands, the others in Flanders: L has an enclave in K, as such borders do.
const sketch = `
  .. .. .. T. T2 T. .. .. .. O2 .. .. .. ..
   .. .. T. T. T. T. T. O. O. O. O. .. .. ..
  .. B2 B. T. T1 T. W. O. O1 O. O. H. H. ..
   B. B. B. B. W3 W. W. W. O. H. H. H2 H. ..
  .. B. B1 B. K. W. W1 W. W2 H. H1 H. H. ..
   .. R. B. K. K1 K. W. W. W. M. H. H. H. ..
  R. R. R. K. K. L3 K. K2 K. M. M2 M. H. ..
   R. R1 R. R. K. K. Z. Z. M. M1 M. A. A. ..
  .. R. R. L. L. L. Z. Z1 Z. Z. M. A. A1 A.
   .. R2 R. L. L1 L. Z. Z. Z. Z2 A. A. A. A.
  .. R. L. L2 L. G. Z. Z3 Z. D. D. A. A2 ..
   .. .. L. G. G. G. G. D. D. D1 D. D. A. ..
  .. .. .. G. G1 G. G. D. D. D. D2 D. .. ..
   .. .. .. .. G2 G. .. .. D. .. .. .. .. ..
`

export type Land = 'vl' | 'nl'

export interface Place {
  name: string
  /** Four digits. Neither post office uses them: in Flanders 2700 to 2799 is free, in the Netherlands 4945 to 4999. */
  postcode: string
}

export interface Municipality {
  land: Land
  /** Real NIS and CBS codes have digits only. */
  code: string
  letter: string
  name: string
  places: readonly Place[]
}

const flemish: readonly [letter: string, ...[name: string, postcode: string][]][] = [
  ['Z', ['Zonneveld', '2710'], ['Hoogakker', '2711'], ['Sint-Odrada', '2712']],
  ['L', ['Lindebeke', '2720'], ['Beekkant', '2721'], ['Over-Lindebeke', '2722']],
  ['G', ['Heidegem', '2730'], ['Klein-Heide', '2731']],
  ['R', ['Rietvoorde', '2740'], ['Rietkapelle', '2741']],
  ['A', ['Kruisakker', '2750'], ['Wolfsdries', '2751']],
  ['M', ['Mierdonk', '2760'], ['Achterheide', '2761']],
  ['D', ['Dennerode', '2770'], ['Denneberg', '2771']],
]

const dutch: typeof flemish = [
  ['W', ['Waterdam', '4951'], ['Damsluis', '4953'], ['Waterdam-West', '4955']],
  ['O', ['Oudevaart', '4961'], ['Nieuwevaart', '4963']],
  ['T', ['Turfhaven', '4971'], ['Veenkade', '4973']],
  ['H', ['Hazeloo', '4981'], ['Loosche Bergen', '4983']],
  ['K', ['Kleidonk', '4985'], ['Kleine Donk', '4987']],
  ['B', ['Biezenrade', '4991'], ['Biezenpolder', '4993']],
]

const lands: readonly (readonly [Land, typeof flemish])[] = [
  ['vl', flemish],
  ['nl', dutch],
]

export const municipalities: readonly Municipality[] = lands
  .flatMap(([land, all]) => all.map(([letter, ...places]) => ({ land, letter, places })))
  .map(({ land, letter, places }, index) => ({
    land,
    letter,
    code: `D${String(index + 1).padStart(2, '0')}`,
    name: places[0]?.[0] ?? letter,
    places: places.map(([name, postcode]) => ({ name, postcode })),
  }))

interface Field extends Cell {
  letter: string
  /** 1 is the first place of the municipality, 0 no place. */
  place: number
}

export const fields: readonly Field[] = sketch
  .split('\n')
  .filter((line) => line.trim() !== '')
  .flatMap((line, row) => (line.match(/[A-Z.][\d.]/g) ?? []).map((text, column) => ({ text, row, column })))
  .filter(({ text }) => text !== '..')
  .map(({ text, row, column }) => ({ row, column, letter: text.charAt(0), place: Number(text.charAt(1)) || 0 }))

const shapes = new Map<string, Shape>()

/** Drawn once. */
export function shapeOf({ letter }: Municipality): Shape {
  const shape = shapes.get(letter) ?? shapeAround(fields.filter((field) => field.letter === letter))
  shapes.set(letter, shape)
  return shape
}

/** The hexagon in which a place lies. */
export function fieldOf(municipality: Municipality, place: Place): Cell {
  const wanted = municipality.places.indexOf(place) + 1
  const found = fields.find(({ letter, place }) => letter === municipality.letter && place === wanted)
  if (!found) throw new Error(`${place.name} is not on the map`)
  return found
}
