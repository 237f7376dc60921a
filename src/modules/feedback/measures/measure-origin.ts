/** Which measures: all, of a whole house, or what follows from one reaction. */
export const measureOrigins = ['alle', 'huis', 'reactie'] as const
export type MeasureOrigin = (typeof measureOrigins)[number]
