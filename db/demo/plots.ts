import type { DeskClock } from './desk-clock.ts'
import type { Dossier, Step } from './dossier.ts'
import type { Chance } from './random.ts'
import { notes, type Words } from './words.ts'

/** How a request stands today, and how many in a hundred stand so. */
export type Scene =
  | 'new'
  | 'question'
  | 'replied'
  | 'visit'
  | 'visiting'
  | 'offered'
  | 'placed'
  | 'declined'
  | 'lapsed'
  | 'refused'
  | 'withdrawn'
  | 'corrected'

/** What a story is told with. */
export interface Plot {
  by: string
  tell: (text: string) => string
  words: Words
  clock: DeskClock
  hand: Chance
}

type Planned = Omit<Step, 'at'>

/** What happened after the request came in, one step after the other. */
export function storyOf(scene: Scene, { by, tell, words, hand }: Plot): readonly Planned[] {
  const { question, reply } = hand.pick(words.exchanges)
  const byDesk = (step: Step['step'], text: string): Planned => ({ step, by, words: tell(text) })
  const byFamily = (step: Step['step'], text: string): Planned => ({ step, by: null, words: tell(text) })
  const asking = [byDesk('question', question), byFamily('reply', reply)]
  const refuse = refusal(hand, words, by, tell)
  const offer = byDesk('offer', hand.pick(words.offers))
  const goodbye = hand.pick(words.withdrawals)
  const withdraw = hand.happens(0.7) ? byFamily('withdraw', goodbye) : byDesk('withdraw', goodbye)
  const first = hand.happens(0.25) ? asking : []
  const invite = byDesk('invite', '')
  const stories: Record<Scene, readonly Planned[]> = {
    new: [],
    question: [byDesk('question', question)],
    replied: asking,
    visit: [...first, invite],
    visiting: [invite, byFamily('pick', '')],
    offered: [...first, offer],
    placed: [...first, offer, byFamily('accept', '')],
    declined: [offer, byFamily('decline', '')],
    lapsed: [offer, byFamily('lapse', '')],
    refused: [...first, refuse],
    withdrawn: [...first, withdraw],
    corrected: [refuse, byDesk('mend', hand.pick(words.corrections))],
  }
  return stories[scene]
}

function refusal(hand: Chance, { refusals }: Words, by: string, tell: Plot['tell']): Planned {
  const { reason, words } = hand.pick(refusals)
  return { step: 'refuse', by, words: tell(words), reason }
}

/** The desk acts in office hours, a family when the child sleeps. */
export function at(planned: Planned, ago: number, { clock, hand }: Plot): Step {
  const day = clock.workingDaysAgo(ago)
  return { ...planned, at: planned.by ? clock.inOfficeHours(day, hand) : clock.atHome(day, hand) }
}

/** What became of a second wish: no longer needed once there is an offer, else refused in between or still open. */
export function besides(scene: Scene, ago: readonly number[], plot: Plot): Step[] {
  const last = ago.at(-1) ?? 0
  if (scene === 'placed') return [at({ step: 'elsewhere', by: null, words: '' }, last, plot)]
  if (scene === 'withdrawn') return [at({ step: 'withdraw', by: plot.by, words: '' }, last, plot)]
  const stillOpen = last < 9 && plot.hand.happens(0.5)
  if (ago.length === 1 || stillOpen) return []
  return [at(refusal(plot.hand, plot.words, plot.by, plot.tell), last, plot)]
}

export function noteAfter(received: Temporal.Instant, ago: number, { clock, by, hand }: Plot): Dossier['notes'] {
  const at = clock.inOfficeHours(clock.workingDaysAgo(hand.between(Math.max(0, ago - 4), ago)), hand)
  return Temporal.Instant.compare(at, received) > 0 ? [{ at, by, words: hand.pick(notes) }] : []
}

/** How many working days ago: most are in time, some are for today, a few are late. */
const freshness: readonly (readonly [number, number])[] = [
  [12, 0],
  [13, 1],
  [12, 2],
  [10, 3],
  [9, 4],
  [8, 5],
  [7, 6],
  [6, 7],
  [6, 8],
  [5, 9],
  [4, 10],
  [2, 11],
  [2, 12],
  [1, 14],
  [1, 18],
]

/** How many working days ago it came in, and each step after it, the last one nearest to today. */
export function agoOf(scene: Scene, steps: number, hand: Chance): number[] {
  const last = lastTurn(scene, steps, hand)
  const gaps = Array.from({ length: steps }, () => hand.weighed(patience))
  return [...gaps.map((_, index) => last + sum(gaps.slice(index))), last]
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

function lastTurn(scene: Scene, steps: number, hand: Chance): number {
  const waits = ['new', 'question', 'replied', 'visit'].includes(scene) || (scene === 'corrected' && steps === 2)
  if (waits) return hand.weighed(freshness)
  // An offer of longer ago would have lapsed; a visit is still to come or was this week.
  if (scene === 'offered') return hand.between(0, 7)
  if (scene === 'visiting') return hand.between(0, 6)
  // What is settled: some this week, the others over the past year.
  return hand.happens(0.2) ? hand.between(0, 6) : hand.between(7, 255)
}

/** Working days that somebody takes; more than ten is late. */
const patience = [
  [3, 1],
  [4, 2],
  [4, 3],
  [4, 5],
  [3, 7],
  [2, 9],
  [1, 12],
] as const
