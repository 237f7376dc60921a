import { z } from 'zod'

/** One thing that is not right, with the field it belongs to. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** What the person typed, kept as typed. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

export type ParsedForm<T> =
  | { readonly ok: true; readonly value: T; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly FieldError[]; readonly typed: Typed }

/** Parses a posted form; when it is wrong, everything typed is kept and each field gets one message. */
export function parseForm<S extends z.ZodType>(schema: S, body: unknown): ParsedForm<z.infer<S>> {
  const typed = asTyped(body)
  const parsed = schema.safeParse(typed)
  if (parsed.success) return { ok: true, value: parsed.data, typed }
  const first = new Map<string, string>()
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.')
    if (!first.has(field)) first.set(field, issue.message)
  }
  return { ok: false, typed, errors: [...first].map(([field, message]) => ({ field, message })) }
}

// NUL cannot be stored by PostgreSQL and means nothing in a text; lone surrogates neither.
const clean = (text: string) => text.replaceAll('\u0000', '').toWellFormed()

function asTyped(body: unknown): Typed {
  if (typeof body !== 'object' || body === null) return {}
  const entries = Object.entries(body).flatMap(([name, value]): [string, string | string[]][] => {
    if (typeof value === 'string') return [[name, clean(value)]]
    if (Array.isArray(value)) return [[name, value.filter((v) => typeof v === 'string').map(clean)]]
    return []
  })
  return Object.fromEntries(entries)
}

/** The single text typed in a field; '' when there is none. */
export function typedText(typed: Typed, field: string): string {
  const value = typed[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
