// Which columns hold the words of a reaction: sealed where it has a key of its own (not open, or strict). What is meant for others
// beside those words (measures, the text for the annual report) is not among them. The database names the same columns
// (platform.may_hold); a test compares.
export const wordFields = {
  reaction: ['words', 'wish', 'happened', 'concerns', 'satisfaction_words'],
  element: ['words', 'reasons'],
  event: ['words'],
  inquiry: ['statement', 'answer'],
  hearing: ['words'],
  task: ['words'],
  judgement: ['words', 'no_measures', 'pdf'],
  file: ['name', 'bytes', 'same_as'],
  escalation: ['reference', 'outcome'],
  disclosure: ['reason'],
  mediation: ['subject'],
  mediation_record: ['words', 'pdf'],
  mediation_answer: ['words'],
} as const
