// The places that a family wishes, in the order of the wish, as `nl-100178376`.

export type PlaceRefusal = 'already' | 'full'
export type PlacesChanged = { readonly ok: readonly string[] } | { readonly refusal: PlaceRefusal }

/** One more place at the end. @param most how many the desk allows */
export function withPlace(places: readonly string[], place: string, most: number): PlacesChanged {
  if (places.includes(place)) return { refusal: 'already' }
  return places.length >= most ? { refusal: 'full' } : { ok: [...places, place] }
}

export const withoutPlace = (places: readonly string[], place: string): readonly string[] =>
  places.filter((one) => one !== place)

/** One place earlier or later in the order; the first cannot go up, the last cannot go down. */
export function movedPlace(places: readonly string[], place: string, by: -1 | 1): readonly string[] {
  const [from, to] = [places.indexOf(place), places.indexOf(place) + by]
  const other = places[to]
  if (from === -1 || other === undefined) return places
  return places.map((one, index) => (index === from ? other : index === to ? place : one))
}

/** What a button of the list asks for: `erbij:nl-1`, `weg:nl-1`, `hoger:nl-1`, `lager:nl-1`. */
export interface PlaceWish {
  readonly what: 'erbij' | 'weg' | 'hoger' | 'lager'
  readonly place: string
}

export function readPlaceWish(word: string): PlaceWish | undefined {
  const [, what, place] = /^(erbij|weg|hoger|lager):((?:vl|nl)-.{1,100})$/.exec(word) ?? []
  if (!place) return undefined
  return what === 'erbij' || what === 'weg' || what === 'hoger' || what === 'lager' ? { what, place } : undefined
}

export function changedPlaces(places: readonly string[], { what, place }: PlaceWish, most: number): PlacesChanged {
  switch (what) {
    case 'erbij':
      return withPlace(places, place, most)
    case 'weg':
      return { ok: withoutPlace(places, place) }
    case 'hoger':
      return { ok: movedPlace(places, place, -1) }
    case 'lager':
      return { ok: movedPlace(places, place, 1) }
  }
}
