import type { LetterContent, LetterView } from '../../platform/letter-layout.tsx'
import { halfDaysInWords } from '../locations/rules.ts'
import { endOf, type PlacementActor } from './placement.ts'
import type { Placement } from './placement-queries.ts'

/** What happened to a place. */
export interface PlacementNews {
  readonly step: 'notice' | 'take_back' | 'correct'
  /** Of a notice that is taken back: who had given it, and the last day it named. */
  readonly was?: Pick<Placement, 'noticeBy' | 'lastOn'> | undefined
  readonly by: PlacementActor
  readonly words: string
}

export function familyPlacementLetter(
  view: LetterView,
  placement: Placement,
  news: PlacementNews,
  url: string,
): LetterContent {
  const { t } = view
  return {
    subject: t('placements.letter.subject', { step: news.step, number: placement.number }),
    greeting: t('requests.letter.greeting', { name: placement.contactName }),
    paragraphs: paragraphs(view, placement, news),
    button: { label: t('placements.letter.button'), url },
    after: [t('requests.letter.lasts')],
    closing: t('requests.letter.closing'),
  }
}

export function locationPlacementLetter(
  view: LetterView,
  placement: Placement,
  news: PlacementNews,
  { name, url }: { name: string; url: string },
): LetterContent {
  const { t } = view
  return {
    subject: t('placements.letter.subject', { step: news.step, number: placement.number }),
    greeting: t('answers.location.greeting', { name }),
    paragraphs: paragraphs(view, placement, news),
    button: { label: t('placements.letter.button'), url },
    after: [t('answers.location.lasts', { location: placement.location.name })],
    closing: t('answers.location.closing'),
  }
}

function paragraphs(view: LetterView, placement: Placement, { step, words, by, was }: PlacementNews) {
  const { t, lang } = view
  const { childName: child, location, startOn, halfDays, noticeBy, desk } = placement
  const end = endOf(placement)
  const writer = by === 'organiser' ? location.name : by === 'family' ? placement.contactName : desk.name
  const said = words === '' ? [] : [t('requests.letter.words', { desk: writer }), { quote: words }]
  if (step === 'notice') {
    return [
      t('placements.letter.notice', { child, location: location.name, by: noticeBy ?? 'family' }),
      ...(end ? [t('placements.letter.last', { last: end })] : []),
      ...said,
    ]
  }
  if (step === 'take_back') {
    return [
      t('placements.letter.take-back', { child, location: location.name, by: was?.noticeBy ?? 'family' }),
      end ? t('placements.letter.goes-on-until', { last: end }) : t('placements.letter.goes-on'),
      ...said,
    ]
  }
  return [
    t('placements.letter.correct', { child, location: location.name }),
    t('answers.letter.days', { days: halfDaysInWords(halfDays, t, lang) }),
    t('answers.letter.start', { start: startOn }),
    ...(end ? [t('placements.letter.last', { last: end })] : []),
    ...said,
  ]
}
