import { Client } from 'pg'

/** Texts kept per connection, and the longest: inserts of many rows are all different. */
const most = 500
const longest = 5_000

/** What PostgreSQL answers when a table was changed under a kept plan ("cached plan must not change result type"). */
const stalePlan = '0A000'

/**
 * Under row-level security the database often takes longer to plan a query than to carry it out. A text that comes a second time on a
 * connection is prepared there, and the database keeps its plan. A pooler between the two must therefore know prepared statements.
 */
export class PreparedClient extends Client {
  /** The name of a prepared text; empty while it came once. */
  #names = new Map<string, string>()
  #given = 0

  // `pg` declares eight shapes of `query`; a text with its values is the one that Kysely uses.
  override query = ((first: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const ask = (...args: unknown[]): unknown => Reflect.apply(Client.prototype.query, this, args)
    const name = typeof first === 'string' && Array.isArray(values) ? this.#nameOf(first) : ''
    if (name === '') return ask(first, values, ...rest)
    const answer = ask({ name, text: first, values }, ...rest)
    return answer instanceof Promise ? answer.catch((error: unknown) => this.#forget(error)) : answer
  }) as Client['query']

  #nameOf(text: string): string {
    const known = this.#names.get(text)
    if (known) return known
    if (text.length > longest || (known === undefined && this.#names.size >= most)) return ''
    const name = known === undefined ? '' : `kept_${(this.#given += 1)}`
    this.#names.set(text, name)
    return name
  }

  /** The next who asks has it planned anew, under another name. */
  #forget(error: unknown): never {
    if (error instanceof Error && 'code' in error && error.code === stalePlan) this.#names = new Map()
    throw error
  }
}
