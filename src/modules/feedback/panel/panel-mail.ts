// What members are told, in their language, and what the house is told: what happened, who acts next, and by when.
import { longDay } from '../../../lib/format.ts'
import type { LetterContent, LetterParagraph, LetterView } from '../../../platform/letter-layout.tsx'

/** About the membership itself. */
export type MemberNews = 'invited' | 'link' | 'ended'
/** About something that the panel was asked. */
export type PanelNews = 'asked' | 'reminder' | 'prolonged' | 'withdrawn' | 'advised' | 'lapsed' | 'answered'
/** What the coordinators of the house hear of it. */
export type HouseNews = Extract<PanelNews, 'advised' | 'lapsed'>

export const isHouseNews = (news: PanelNews): news is HouseNews => news === 'advised' || news === 'lapsed'

/** What a letter is about; '' and null where it does not matter. */
export interface PanelLetterFacts {
  readonly panel: string
  readonly house: string
  readonly title: string
  readonly dueOn: Temporal.PlainDate | null
  /** followed, deviated or another state. */
  readonly state: string
  /** Of a member: the first day. Of more time or of a withdrawal: why. */
  readonly fromOn: Temporal.PlainDate | null
  readonly words: string
}

export function memberLetter(
  { t, lang }: LetterView,
  name: string,
  news: MemberNews | PanelNews,
  facts: PanelLetterFacts,
  url: string | null,
): LetterContent {
  const values = {
    panel: facts.panel,
    house: facts.house,
    title: facts.title,
    state: facts.state,
    due: facts.dueOn ? longDay(facts.dueOn, lang) : '',
    from: facts.fromOn ? longDay(facts.fromOn, lang) : '',
  }
  const quote: LetterParagraph[] = facts.words === '' ? [] : [{ quote: facts.words }]
  return {
    subject: t(`panel.letter.${news}.subject`, values),
    greeting: t('feedback.letter.greeting', { name }),
    paragraphs: [t(`panel.letter.${news}.told`, values), ...quote, t(`panel.letter.${news}.next`, values)],
    ...(url === null ? {} : { button: { label: t('panel.letter.button'), url }, after: [t('panel.letter.keep')] }),
    closing: t('feedback.letter.closing'),
  }
}

export function houseLetter(
  { t }: LetterView,
  name: string,
  news: HouseNews,
  { panel, title }: Pick<PanelLetterFacts, 'panel' | 'title'>,
  url: string,
): LetterContent {
  const values = { panel, title }
  return {
    subject: t(`panel.staff.letter.${news}.subject`, values),
    greeting: t('feedback.letter.greeting', { name }),
    paragraphs: [t(`panel.staff.letter.${news}.told`, values), t(`panel.staff.letter.${news}.next`)],
    button: { label: t('panel.staff.letter.button'), url },
    closing: t('feedback.letter.closing'),
  }
}
