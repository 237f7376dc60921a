// Why a step of a place could not be taken, beside the field that can mend it.
import type { Lang } from '../../lib/lang.ts'
import type { Text } from '../../text-keys.ts'
import { halfDaysInWords } from '../locations/rules.ts'
import type { PlacementOutcome } from './placement-actions.ts'

export interface PlacementError {
  readonly field: string
  readonly message: string
}

/** Nothing where no field can mend it: somebody was faster. */
export function placementErrors(
  outcome: PlacementOutcome,
  step: 'notice' | 'correct' | 'annul',
  { t, lang }: { readonly t: Text; readonly lang: Lang },
): PlacementError[] {
  if ('full' in outcome) {
    const { full } = outcome
    if (full.refusal === 'no_plan') return [{ field: 'start', message: t('placements.error.no-plan') }]
    const days = halfDaysInWords(full.halfDays, t, lang)
    return [{ field: 'half_days', message: t('placements.error.full', { days, on: full.on }) }]
  }
  if (!('refusal' in outcome)) return []
  if (outcome.refusal === 'words_missing') return [{ field: `${step}_words`, message: t('placements.error.words') }]
  if (outcome.refusal === 'last_day_too_early') return [{ field: 'last', message: t('placements.error.last-early') }]
  return []
}
