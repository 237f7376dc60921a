// What a family signs: a mandate to ask in its name, and consent to see and keep its income data for that.

export const declarationKinds = ['mandate', 'consent'] as const
export type DeclarationKind = (typeof declarationKinds)[number]

export const declarationWays = ['signed', 'mail', 'spoken'] as const
export type DeclarationWay = (typeof declarationWays)[number]

/** The text that is read out today; an older declaration keeps the version that was read then. */
export const textVersion = '2026-1'

export interface Declared {
  readonly kind: DeclarationKind
  readonly withdrawnOn: Temporal.PlainDate | null
}

/** The declaration of this kind that still stands. */
export const standing = <D extends Declared>(declarations: readonly D[], kind: DeclarationKind): D | undefined =>
  declarations.find((one) => one.kind === kind && one.withdrawnOn === null)

/** Everything that has to be declared is, and stands. */
export const allDeclared = (declarations: readonly Declared[]): boolean =>
  declarationKinds.every((kind) => standing(declarations, kind) !== undefined)
