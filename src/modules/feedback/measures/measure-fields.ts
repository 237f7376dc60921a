/** The box in which a step of a measure is explained. */
export const measureFields = {
  claim: 'claim_words',
  move: 'move_words',
  cancel: 'cancel_words',
  verify: 'check_words',
  reject: 'check_words',
} as const
