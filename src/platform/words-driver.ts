import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  type PostgresDialectConfig,
  type QueryResult,
} from 'kysely'
import type { Keys } from './keys.ts'
import {
  harmless,
  newWordKey,
  openWords,
  sealedSubject,
  sealWords,
  unwrapKey,
  WordKey,
  Words,
  wrapKey,
} from './words.ts'

/** PostgreSQL, where words of a subject with a key are sealed on their way in and opened on their way out. */
export class WordsDialect extends PostgresDialect {
  readonly #keys: Keys
  constructor(config: PostgresDialectConfig, keys: Keys) {
    super(config)
    this.#keys = keys
  }

  override createDriver(): Driver {
    return new WordsDriver(super.createDriver(), this.#keys)
  }
}

class WordsDriver implements Driver {
  readonly #driver: Driver
  readonly #keys: Keys
  constructor(driver: Driver, keys: Keys) {
    this.#driver = driver
    this.#keys = keys
  }

  init: Driver['init'] = (options) => this.#driver.init(options)
  destroy: Driver['destroy'] = (options) => this.#driver.destroy(options)
  acquireConnection: Driver['acquireConnection'] = async (options) =>
    new WordsConnection(await this.#driver.acquireConnection(options), this.#keys)
  releaseConnection: Driver['releaseConnection'] = (one, options) => this.#driver.releaseConnection(bare(one), options)
  beginTransaction: Driver['beginTransaction'] = (one, settings) => this.#driver.beginTransaction(bare(one), settings)
  commitTransaction: Driver['commitTransaction'] = (one) => this.#driver.commitTransaction(bare(one))
  rollbackTransaction: Driver['rollbackTransaction'] = (one) => this.#driver.rollbackTransaction(bare(one))
}

const bare = (one: DatabaseConnection) => (one instanceof WordsConnection ? one.bare : one)

/** A connection for as long as somebody has it: a key that was asked for is remembered until it is given back. */
class WordsConnection implements DatabaseConnection {
  readonly bare: DatabaseConnection
  readonly #keys: Keys
  readonly #known = new Map<string, Promise<Buffer | null>>()
  constructor(connection: DatabaseConnection, keys: Keys) {
    this.bare = connection
    this.#keys = keys
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const parameters = await this.#sealAll(query.parameters)
    const result = await this.bare.executeQuery<R>({ ...query, parameters })
    return { ...result, rows: await this.#openAll(result.rows) }
  }

  streamQuery: DatabaseConnection['streamQuery'] = (query, size) => this.bare.streamQuery(query, size)

  async #sealAll(parameters: readonly unknown[]): Promise<readonly unknown[]> {
    const wrapped = new Map<unknown, Buffer | null>()
    for (const one of parameters) if (one instanceof WordKey) wrapped.set(one, this.#decide(one))
    const found = new Set<Words>()
    for (const one of parameters) collect(one, (value) => value instanceof Words && found.add(value))
    const sealed = new Map<unknown, string | Buffer>()
    for (const words of found) {
      const key = await this.#keyOf(words.subjectId)
      sealed.set(words, key ? sealWords(key, words) : harmless(words.plain))
    }
    return parameters.map((one) => {
      if (one instanceof WordKey) return wrapped.get(one)
      if (typeof one === 'string' || Buffer.isBuffer(one)) return harmless(one)
      return found.size > 0 ? replaced(one, (value) => sealed.get(value)) : one
    })
  }

  /** From now on, in this transaction. @returns the key as it is stored */
  #decide({ subjectId, sealed }: WordKey): Buffer | null {
    const key = sealed ? newWordKey() : null
    this.#known.set(subjectId, Promise.resolve(key))
    return key && wrapKey(this.#keys, subjectId, key)
  }

  async #openAll<R>(rows: R[]): Promise<R[]> {
    const subjects = new Set<string>()
    for (const row of rows) collect(row, (value) => noteSubject(value, subjects))
    if (subjects.size === 0) return rows
    const keys = new Map<string, Buffer>()
    for (const id of subjects) {
      const key = await this.#keyOf(id)
      if (!key) throw new Error(`words of ${id} are sealed with a key that is not there for who asks`)
      keys.set(id, key)
    }
    return rows.map((row) => replaced(row, (value) => openWith(keys, value)) as R)
  }

  /** null where it has none: its words stand as they are. The rows of the keys are guarded. */
  #keyOf(subjectId: string): Promise<Buffer | null> {
    const known = this.#known.get(subjectId)
    if (known) return known
    const asked = this.bare
      .executeQuery<{ wrapped: Buffer }>(
        CompiledQuery.raw('select wrapped_key as wrapped from platform.word_keys($1::uuid)', [subjectId]),
      )
      .then(({ rows: [row] }) => (row ? unwrapKey(this.#keys, subjectId, row.wrapped) : null))
    this.#known.set(subjectId, asked)
    return asked
  }
}

const isSealable = (value: unknown): value is string | Buffer => typeof value === 'string' || Buffer.isBuffer(value)

function noteSubject(value: unknown, into: Set<string>): void {
  const subject = isSealable(value) ? sealedSubject(value) : undefined
  if (subject) into.add(subject)
}

function openWith(keys: ReadonlyMap<string, Buffer>, value: unknown): string | Buffer | undefined {
  if (!isSealable(value)) return undefined
  const key = keys.get(sealedSubject(value) ?? '')
  return key && openWords(key, value)
}

/** Visits a value and all that it is made of. */
function collect(value: unknown, note: (value: unknown) => void): void {
  if (typeof value === 'object' ? isLeaf(value) : true) return note(value)
  for (const key in value as object) collect((value as Record<string, unknown>)[key], note)
}

/** The same value, made anew where something in it is replaced. */
function replaced(value: unknown, by: (value: unknown) => unknown): unknown {
  const other = by(value)
  if (other !== undefined) return other
  if (Array.isArray(value)) return value.map((one) => replaced(one, by))
  if (typeof value !== 'object' || isLeaf(value)) return value
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, replaced(one, by)]))
}

/** Rows, JSON and lists are made of something; moments, bytes and words are not. */
const isLeaf = (value: object | null): boolean => {
  if (value === null) return true
  if (Array.isArray(value)) return false
  const kind: unknown = Object.getPrototypeOf(value)
  return kind !== Object.prototype && kind !== null
}
