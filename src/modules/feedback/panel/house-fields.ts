/** The box in which each step of the house is explained. */
export const houseFields = {
  follow: 'answer_words',
  deviate: 'answer_words',
  prolong: 'prolong_words',
  withdraw: 'withdraw_words',
} as const
