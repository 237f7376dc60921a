// The lists of an organiser.
export const inboxTabs = ['doen', 'wacht', 'klaar'] as const
export type InboxTab = (typeof inboxTabs)[number]

export const parseInboxTab = (word: string | undefined): InboxTab => inboxTabs.find((tab) => tab === word) ?? 'doen'

/** @param only the one location that is shown; undefined is all of them */
export const inboxAddress = (tab: InboxTab, only: string | undefined): string =>
  `/werk/vragen?lijst=${tab}${only ? `&opvang=${only}` : ''}`
