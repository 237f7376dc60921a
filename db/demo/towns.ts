import { centreOf, isInShape, type Position, type Shape, toPosition } from './hexagons.ts'
import { fieldOf, type Municipality, type Place, shapeOf } from './map.ts'
import { type Chance, chance } from './random.ts'

/** A village or town with its middle on the map. */
export interface Town {
  municipality: Municipality
  place: Place
  shape: Shape
  middle: Position
  isMain: boolean
}

export function townsOf(municipality: Municipality): Town[] {
  const shape = shapeOf(municipality)
  return municipality.places.map((place, index) => {
    const hand = chance(`town ${place.name}`)
    const { x, y } = centreOf(fieldOf(municipality, place))
    const middle = toPosition({ x: x + hand.bell() * 0.25, y: y + hand.bell() * 0.25 })
    return { municipality, place, shape, middle, isMain: index === 0 }
  })
}

/** Somewhere in the town, and never across the border. */
export function pointNear({ shape, middle: [lon, lat], isMain }: Town, hand: Chance): Position {
  const [width, height] = isMain ? [0.0125, 0.0078] : [0.0085, 0.0053]
  for (;;) {
    const point: Position = [round(lon + hand.bell() * width), round(lat + hand.bell() * height)]
    if (isInShape(point, shape)) return point
  }
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

// The Dutch post office leaves out letters that are hard to read.
const postcodeLetters = [...'ABCDEGHJKLMNPRTVWXZ']

/** Flanders has a postcode for each place, the Netherlands one for each stretch of a street. */
export function postcodeIn({ municipality, place }: Town, hand: Chance): string {
  if (municipality.land === 'vl') return place.postcode
  return `${place.postcode}${hand.pick(postcodeLetters)}${hand.pick(postcodeLetters)}`
}
