// Care about which somebody rather tells the authority that watches over it.
import type { Land } from '../../../lib/law.ts'

interface Told {
  readonly holder: { readonly kind: string } | null
  readonly location: object | null
}

/** Told to an authority, about care that it watches over: there even a crisis is at its place. */
export const isReport = ({ holder, location }: Told): boolean => holder?.kind === 'authority' && location !== null

/** Where somebody reads who watches over a location, and how to tell it (module supervision). */
export const authorityPath = (land: Land, registerId: string): string =>
  `/toezicht/opvang/${land}/${encodeURIComponent(registerId)}`
