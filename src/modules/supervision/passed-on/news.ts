// What a client manager did, in words that the reporter may read.
import { type Condition, type Machine, move } from '../../../lib/states.ts'

export const newsKinds = ['asked', 'talked', 'visited', 'inspection', 'closed'] as const
export type NewsKind = (typeof newsKinds)[number]

export type NewsState = 'waiting' | 'told' | 'kept'
export type NewsStep = 'tell' | 'keep'
export type NewsRefusal = 'words_missing'

export interface NewsFacts {
  readonly words: string
}

const words: Condition<NewsFacts, NewsRefusal> = {
  refusal: 'words_missing',
  holds: (facts) => facts.words.trim() !== '',
}

/** `system`: the officer said when he passed it on that such news may be told at once. */
export const news: Machine<NewsState, NewsStep, NewsFacts, NewsRefusal> = {
  of: 'News: what a client manager did, meant for the reporter',
  start: ['waiting'],
  states: {
    waiting: {
      tell: { to: 'told', by: ['officer', 'system'], must: [words] },
      keep: { to: 'kept', by: ['officer'], must: [words] },
    },
    told: {},
    kept: {},
  },
}

export const decideNews = (state: NewsState, step: NewsStep, facts: NewsFacts) => move(news, state, step, facts)

export const contactHows = ['talk', 'phone', 'letter', 'visit'] as const
export type ContactHow = (typeof contactHows)[number]

export const wordsLimit = 5000
