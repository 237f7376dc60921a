// The children on one form: the fields of the first have no number, those of the others have theirs: `child_name_2`.
import { mostChildren } from '../asked.ts'

export type Answers = Readonly<Record<string, string | readonly string[]>>

/** Counted from 1. */
export const childFields = (child: number) => {
  const suffix = child === 1 ? '' : `_${child}`
  return { name: `child_name${suffix}`, birth: `birth${suffix}` } as const
}

/** How many children the form asks about: 1 to 4. */
export function childCount(typed: Answers): number {
  const count = Number(typed['kinderen'])
  return Number.isInteger(count) && count >= 1 ? Math.min(count, mostChildren) : 1
}

/** The form with one child more, where that is possible. */
export const withOneMore = (typed: Answers): Answers => ({
  ...typed,
  kinderen: String(Math.min(childCount(typed) + 1, mostChildren)),
})

/** The form without this child; those after it move up. The last child stays. */
export function withoutChild(typed: Answers, child: number): Answers {
  const count = childCount(typed)
  if (count === 1 || child < 1 || child > count) return typed
  const moved: Record<string, string | readonly string[]> = { ...typed, kinderen: String(count - 1) }
  for (let to = child; to <= count; to++) {
    const [into, from] = [fieldNames(to), fieldNames(to + 1)]
    for (const [index, name] of into.entries()) moved[name] = (to < count && typed[from[index] ?? '']) || ''
  }
  return moved
}

function fieldNames(child: number): readonly string[] {
  const { name, birth } = childFields(child)
  return [name, `${birth}_day`, `${birth}_month`, `${birth}_year`]
}
