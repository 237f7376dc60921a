import { z } from 'zod'

/** What is typed besides is kept as it is; which button was pressed: keep it, send it, or one more of a group. */
export const draftForm = z
  .object({
    versie: z.coerce.number().int().catch(0),
    actie: z.enum(['keep', 'send', 'child', 'parent', 'other']).catch('keep'),
  }) // prettier-ignore
  .transform(({ versie: version, actie: wanted }) => ({ version, wanted }))
