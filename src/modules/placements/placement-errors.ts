// Why a step of a place could not be taken, beside the field that can mend it.
import type { Lang } from '../../lib/lang.ts'
import type { Text } from '../../text-keys.ts'
import { halfDaysInWords } from '../locations/rules.ts'
import type { PlacementOutcome, WantedPlacementStep } from './placement-actions.ts'

export interface PlacementError {
  readonly field: string
  readonly message: string
}

/** Nothing where no field can mend it: somebody was faster. */
export function placementErrors(
  outcome: PlacementOutcome,
  step: WantedPlacementStep['step'],
  { t, lang }: { readonly t: Text; readonly lang: Lang },
): PlacementError[] {
  if ('full' in outcome) {
    const { full } = outcome
    if (full.refusal === 'no_plan') return [{ field: 'start', message: t('placements.error.no-plan') }]
    const days = halfDaysInWords(full.halfDays, t, lang)
    if (step === 'take_back')
      return [{ field: 'take_back_words', message: t('placements.error.given-away', { days, on: full.on }) }]
    return [{ field: 'half_days', message: t('placements.error.full', { days, on: full.on }) }]
  }
  if (!('refusal' in outcome)) return []
  switch (outcome.refusal) {
    case 'words_missing':
      return [
        {
          field: `${step}_words`,
          message: t(step === 'take_back' ? 'placements.error.why' : 'placements.error.words'),
        },
      ]
    case 'last_day_too_early':
      return [{ field: 'last', message: t('placements.error.last-early') }]
    case 'last_day_too_late':
      return [{ field: 'last', message: t('placements.error.last-late') }]
    case 'not_your_notice':
      return [{ field: 'take_back_words', message: t('placements.error.not-your-notice') }]
    case 'already_over':
      return [{ field: 'take_back_words', message: t('placements.error.already-over') }]
    default:
      return []
  }
}
