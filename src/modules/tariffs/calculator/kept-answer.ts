// What the calculator remembers of a family, and for how long.
import type { KeptForms } from './asked.ts'

export const keptFor = Temporal.Duration.from({ hours: 12 })

export interface KeptAnswer {
  readonly until: Temporal.Instant
  readonly forms: KeptForms
}

/** As it goes into the sealed cookie. */
export const writeKept = ({ until, forms }: KeptAnswer): string => JSON.stringify({ until: until.toString(), forms })

/** Undefined where it is over, or nothing that we wrote. */
export function readKept(text: string, now: Temporal.Instant): KeptAnswer | undefined {
  // Sealed by us: what opens has this shape.
  const { until, forms } = JSON.parse(text) as { until: string; forms: KeptForms }
  const end = Temporal.Instant.from(until)
  return Temporal.Instant.compare(now, end) < 0 ? { until: end, forms } : undefined
}
