// On what a house must ask its panel, according to whom. See docs/law/panel.md
import { inForce, type Land, type Rule } from '../../../lib/law.ts'
import type { Subject } from './consultation.ts'

export interface AdviceRight {
  /** What must be put to the panel before it is decided. */
  readonly asked: readonly Subject[]
}

export const adviceRights: readonly Rule<AdviceRight>[] = [
  {
    from: Temporal.PlainDate.from('2015-11-13'),
    land: 'nl',
    source:
      'Wet kinderopvang, art. 1.60 lid 1 e and lid 2, in the text of 13-11-2015; the advice on the procedure is still named by BOinK and in the sector model of 2021; the present text was not seen (docs/law/panel.md)',
    certainty: 'uncertain',
    value: { asked: ['procedure', 'handlers'] },
  },
  {
    from: Temporal.PlainDate.from('2014-04-01'),
    land: 'vl',
    source: 'No Flemish rule about advice on a complaints procedure was found: a house may ask (docs/law/panel.md)',
    certainty: 'uncertain',
    value: { asked: [] },
  },
]

export const rightInWords = ({ asked }: AdviceRight): string =>
  asked.length === 0 ? 'nothing must be put to a panel' : `put to the panel: ${asked.join(', ')}`

/** Whether this must be asked, as far as we know. */
export function mustAsk(land: Land, subject: Subject, on: Temporal.PlainDate): boolean {
  return inForce(adviceRights, land, on).value.asked.includes(subject)
}
