// Where things of a panel stand.
interface Slugged {
  readonly slug: string
}

/** Where a house keeps its panels. */
export const panelsPath = ({ slug }: Slugged): string => `/werk/panel/${slug}`
export const panelPath = (house: Slugged, id: string): string => `${panelsPath(house)}/groep/${id}`
export const askPath = (house: Slugged): string => `${panelsPath(house)}/vraag`
export const consultationPath = (house: Slugged, id: string): string => `${askPath(house)}/${id}`
/** Where members read and advise. */
export const ownConsultationPath = (id: string): string => `/panel/vraag/${id}`
/** What a house promised to improve, for everybody. */
export const improvementsPath = ({ slug }: Slugged): string => `/klachten/${slug}/verbeteringen`
export const writeImprovementsPath = ({ slug }: Slugged): string => `/werk/verbeteringen/${slug}`
