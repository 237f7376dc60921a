/** The three boxes of a day in a form. */
export const dayFields = (name: string, { day, month, year }: Temporal.PlainDate): Record<string, string> => ({
  [`${name}_day`]: String(day),
  [`${name}_month`]: String(month),
  [`${name}_year`]: String(year),
})
