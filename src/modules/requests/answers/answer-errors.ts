// Why an answer could not be given, beside the field that can mend it.
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { StepOutcome } from '../choice-actions.ts'
import type { ChoiceStep } from '../choice.ts'

export interface AnswerError {
  readonly field: string
  readonly message: string
}

/** Nothing where no field can mend it: somebody was faster. */
export function answerErrors(
  outcome: StepOutcome,
  step: ChoiceStep,
  { t, lang }: { readonly t: Text; readonly lang: Lang },
  field = 'words',
  /** It was to go for brothers and sisters as well. */
  several = false,
): AnswerError[] {
  if ('full' in outcome) {
    const nobody = { field: 'samen', message: t('answers.staff.error.together') }
    return [fullError(outcome.full, t, lang), ...(several ? [nobody] : [])]
  }
  if (!('refusal' in outcome)) return []
  switch (outcome.refusal) {
    case 'reason_missing':
      return [{ field: 'reden', message: t('requests.staff.error.reason') }]
    case 'words_missing':
      return [{ field, message: wordsMissing(step, t) }]
    case 'child_placed':
      return [{ field, message: t('answers.staff.error.child_placed') }]
    case 'slots_missing':
      return [{ field: 'slot1', message: t('answers.staff.error.slots') }]
    default:
      return []
  }
}

function fullError(full: Extract<StepOutcome, { full: unknown }>['full'], t: Text, lang: Lang): AnswerError {
  if (typeof full !== 'string') {
    const days = halfDaysInWords(full.halfDays, t, lang)
    return { field: 'half_days', message: t('answers.staff.error.full', { days, on: full.on }) }
  }
  return { field: 'groep', message: t(`answers.staff.error.${full}`) }
}

function wordsMissing(step: ChoiceStep, t: Text): string {
  switch (step) {
    case 'refuse':
    case 'question':
    case 'mend':
    case 'reply':
      return t(`requests.staff.error.words.${step}`)
    default:
      return t('answers.staff.error.words')
  }
}
