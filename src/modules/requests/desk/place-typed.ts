// Places as a desk worker types them: a name, a municipality, a register number, or one of those that were proposed.
import { fold } from '../../../lib/text-fold.ts'

export interface KnownPlace {
  readonly key: string
  readonly registerId: string
  readonly name: string
}

export type TypedPlace<P> = { readonly is: P } | { readonly among: readonly P[] } | { readonly nothing: true }

/** The key at the end of what the form itself wrote: "De Notelaar (vl-123)". */
export const keyIn = (typed: string): string | undefined => /\(((?:vl|nl)-[^()]{1,100})\)\s*$/.exec(typed)?.[1]

export const writtenPlace = ({ name, key }: KnownPlace): string => `${name} (${key})`

/** Which place is meant. @param found what the words were found in */
export function placeMeant<P extends KnownPlace>(typed: string, found: readonly P[]): TypedPlace<P> {
  const exact = found.filter(
    ({ key, name, registerId }) => key === keyIn(typed) || registerId === typed.trim() || fold(name) === fold(typed),
  )
  const [only, ...others] = exact.length > 0 ? exact : found
  if (!only) return { nothing: true }
  return others.length === 0 ? { is: only } : { among: exact.length > 0 ? exact : found }
}
