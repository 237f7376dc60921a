// Addresses of the authority's side.
import type { Land } from '../../lib/law.ts'

export const registerPath = '/werk/toezicht'
export const clientsPath = '/werk/toezicht/klantenbeheer'
export const placeDossierPath = ({ land, registerId }: { land: Land; registerId: string }): string =>
  `/werk/toezicht/opvang/${land}/${encodeURIComponent(registerId)}`
export const organiserDossierPath = (id: string): string => `/werk/toezicht/organisator/${id}`
export const incidentPath = (id: string): string => `/werk/toezicht/meldplicht/${id}`
/** The side of the organiser. */
export const casePath = (id: string): string => `/werk/toezicht/zaak/${id}`
export const reporterSidePath = (number: string): string => `/werk/reacties/${number}`
export const clarificationPath = (id: string): string => `/werk/toelichting/${id}`
