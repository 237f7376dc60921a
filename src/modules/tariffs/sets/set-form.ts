import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'
import { dutchProposal } from './dutch-proposal.ts'
import { valueOfField } from './flat-set.ts'
import { flemishProposal } from './flemish-proposal.ts'
import type { Cell } from './set-table.ts'
import { fieldWords } from './set-words.ts'
import type { Proposal, Reader, Typed, Wrong } from './typed-proposal.ts'

interface FormContext {
  readonly t: Text
  readonly today: Temporal.PlainDate
}

/** A Flemish set: every value typed, each mistake at its own field. */
export const flemishSetForm = (context: FormContext) => reading(context, flemishProposal)

/** A Dutch year: prices and hours typed, the table from a file. @param rows undefined where there is no table that could be read */
export const dutchSetForm = (context: FormContext, rows: readonly (readonly Cell[])[] | undefined) =>
  reading(context, (reader) => dutchProposal(reader, rows))

function reading(context: FormContext, read: (reader: Reader) => Proposal | undefined): z.ZodType<Proposal> {
  return z.custom<Typed>().transform((typed, ctx): Proposal => {
    const wrong: Wrong = (field, message) => {
      const value = valueOfField(field)
      // Above the form the message stands alone: it says of which of so many amounts it speaks.
      const named = value ? context.t('sets.staff.error.at', { field: fieldWords(value, context.t), message }) : message
      ctx.addIssue({ code: 'custom', path: [field], message: named })
      return undefined
    }
    return read({ ...context, typed: typed ?? {}, wrong }) ?? z.NEVER
  })
}

/** Which approval was the last when the page was made that is approved on. */
export const approveForm = z.object({ seen: z.string().default('') })

/** Why a set is not approved. */
export const rejectForm = (t: Text) =>
  z.object({
    reason: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.string().min(3, t('sets.staff.error.reason')).max(1000, t('sets.staff.error.reason'))),
  })
