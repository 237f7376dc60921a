/** The pure door: the half-days of a week, for whoever asks for them or promises them. */
export * from './half-days.ts'
