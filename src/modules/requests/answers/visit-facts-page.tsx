import { Card, useView } from '../../../ui/index.ts'
import type { CaseVisit } from './answer-queries.ts'
import { slotInWords } from './slot.ts'

/** The moments that were given, or the one that was picked. */
export function VisitFacts({ visit, zone }: { visit: CaseVisit; zone: string }) {
  const { t, lang } = useView()
  const { picked, slots } = visit
  return (
    <Card flat level={3} title={t(picked ? 'answers.visit.picked' : 'answers.visit.slots')}>
      <ul>
        {(picked ? [picked] : slots).map((slot) => (
          <li key={slot.toString()}>{slotInWords(slot, zone, lang)}</li>
        ))}
      </ul>
    </Card>
  )
}
