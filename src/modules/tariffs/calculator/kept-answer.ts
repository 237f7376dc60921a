// What the calculator remembers of a family, and for how long.
import type { KeptForms } from './asked.ts'

export const keptFor = Temporal.Duration.from({ hours: 12 })

export interface KeptAnswer {
  /** In milliseconds since 1970: read on every page that shows a price. */
  readonly until: number
  readonly forms: KeptForms
}

/** As it goes into the sealed cookie. */
export const writeKept = (forms: KeptForms, now: Temporal.Instant): string => {
  const until = now.add(keptFor).epochMilliseconds
  return JSON.stringify({ until, forms } satisfies KeptAnswer)
}

/** Undefined where it is over. */
export function readKept(text: string, now: Temporal.Instant): KeptAnswer | undefined {
  // Sealed by us: what opens has this shape.
  const kept = JSON.parse(text) as KeptAnswer
  return now.epochMilliseconds < kept.until ? kept : undefined
}
