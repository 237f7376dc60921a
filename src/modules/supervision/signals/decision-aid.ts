// What could a desk do with a signal? A few plain questions, and a table that answers. Our own proposal, made from the letter of
// Opgroeien to the desks of 20 June 2024: the framework that VVSG announced in it was not found. The desk decides.

/** What a desk can do with a signal. */
export const courses = ['talk', 'encourage', 'report', 'support', 'policy', 'watch'] as const
export type Course = (typeof courses)[number]

/** In doubt one says so. */
export const yesNo = ['yes', 'no', 'unknown'] as const
export type YesNo = (typeof yesNo)[number]

/** Whether a parent talked with the house, and what came of it; `nobody`: it does not come from a parent. */
export const talks = ['no', 'solved', 'unsolved', 'nobody'] as const
export type Talk = (typeof talks)[number]

export interface Answers {
  /** A child is in danger now. */
  readonly danger: YesNo
  /** A crisis, or behaviour that crosses a line. */
  readonly crisis: YesNo
  readonly talked: Talk
  /** Talking with the house asks too much of whoever said it. */
  readonly threshold: YesNo
  /** The location could do with support or training. */
  readonly support: YesNo
  /** Something for the policy of the municipality. */
  readonly policy: YesNo
}

export const questions = [
  'danger',
  'crisis',
  'talked',
  'threshold',
  'support',
  'policy',
] as const satisfies readonly (keyof Answers)[]

export interface Weighed extends Answers {
  /** How many other signals about this location this desk heard in the months before. */
  readonly earlier: number
}

export type Because =
  | 'danger'
  | 'crisis'
  | 'doubt'
  | 'unsolved'
  | 'threshold'
  | 'pattern'
  | 'not_talked'
  | 'from_others'
  | 'support'
  | 'policy'
  | 'solved'

interface Line {
  readonly because: Because
  readonly course: Course
  /** At most so many days from today. */
  readonly days: number
  /** `letter`: the letter to the desks says so; `own`: a proposal of ours. The days are always ours. */
  readonly from: 'letter' | 'own'
  readonly when: (facts: Weighed) => boolean
}

const urgent = ({ danger, crisis }: Answers) => danger !== 'no' || crisis !== 'no'

/** Two others and this one make a pattern. */
const patternOf = 2

/** From top to bottom; every line that holds gives a course. Whatever is answered, one holds: the talk decides. */
export const lines: readonly Line[] = [
  { because: 'danger', course: 'report', days: 0, from: 'own', when: ({ danger }) => danger === 'yes' },
  { because: 'crisis', course: 'report', days: 0, from: 'own', when: ({ crisis }) => crisis === 'yes' },
  {
    because: 'doubt',
    course: 'report',
    days: 1,
    from: 'own',
    when: ({ danger, crisis }) => danger === 'unknown' || crisis === 'unknown',
  },
  { because: 'unsolved', course: 'report', days: 3, from: 'letter', when: ({ talked }) => talked === 'unsolved' },
  {
    because: 'threshold',
    course: 'report',
    days: 3,
    from: 'letter',
    when: ({ threshold, talked }) => threshold === 'yes' && talked !== 'solved',
  },
  { because: 'pattern', course: 'report', days: 7, from: 'own', when: ({ earlier }) => earlier >= patternOf },
  {
    because: 'not_talked',
    course: 'encourage',
    days: 7,
    from: 'letter',
    when: (facts) => !urgent(facts) && facts.talked === 'no' && facts.threshold !== 'yes',
  },
  {
    because: 'from_others',
    course: 'talk',
    days: 7,
    from: 'own',
    when: (facts) => !urgent(facts) && facts.talked === 'nobody' && facts.threshold !== 'yes',
  },
  { because: 'support', course: 'support', days: 30, from: 'letter', when: ({ support }) => support === 'yes' },
  { because: 'policy', course: 'policy', days: 90, from: 'letter', when: ({ policy }) => policy === 'yes' },
  { because: 'solved', course: 'watch', days: 60, from: 'own', when: ({ talked }) => talked === 'solved' },
]

/** What the aid proposes, why, and by when. */
export interface Proposed {
  readonly course: Course
  readonly reasons: readonly Pick<Line, 'because' | 'from'>[]
  /** The shortest of its reasons. */
  readonly days: number
}

/** Each course once, the most urgent first. */
export function proposedFor(facts: Weighed): readonly Proposed[] {
  const held = lines.filter(({ when }) => when(facts))
  return courses
    .map((course) => ({ course, found: held.filter((line) => line.course === course) }))
    .filter(({ found }) => found.length > 0)
    .map(({ course, found }) => ({
      course,
      reasons: found.map(({ because, from }) => ({ because, from })),
      days: Math.min(...found.map(({ days }) => days)),
    }))
    .toSorted((a, b) => a.days - b.days)
}
