// That a family was told of the procedure when its contract began.

export const explainedHow = ['talk', 'contract', 'letter', 'other'] as const
export type ExplainedHow = (typeof explainedHow)[number]

export interface Explained {
  /** The contract or the family, as the house knows it. */
  readonly whom: string
  readonly on: Temporal.PlainDate
  readonly how: ExplainedHow
}

export interface NotedExplained extends Explained {
  readonly id: string
  readonly by: string
}
