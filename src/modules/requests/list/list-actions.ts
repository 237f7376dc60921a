import { createHash } from 'node:crypto'
import type { Person } from '../../../lib/actor.ts'
import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Read, Write } from '../../../platform/database.ts'
import { emit, planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { readSpreadsheet, type SheetFault } from '../../../platform/spreadsheet.ts'
import { derivedId, newId, newNumber } from '../../../platform/tokens.ts'
import type { UploadedFile } from '../../../platform/upload.ts'
import { choiceAt, planReceived, type Submission } from '../ask/ask-actions.ts'
import { insertRequest } from '../ask/ask-queries.ts'
import { settingsOf } from '../settings/settings-queries.ts'
import { guessMapping, type Mapping } from './list-columns.ts'
import {
  childrenWaitingAt,
  finishList,
  insertLines,
  insertList,
  type KeptLine,
  listById,
  type ListImport,
  placesOfDesk,
  saveMapping,
} from './list-queries.ts'
import { countsOf, type ListLine, reportOn } from './list-report.ts'

/** Keeps a file to be looked at; nothing of it becomes a request yet. @returns the import's id */
export async function receiveList(
  { db, clock }: Platform,
  actor: Person,
  deskId: string,
  file: UploadedFile,
): Promise<{ id: string } | { fault: SheetFault }> {
  const rows = await readSpreadsheet(file.bytes)
  if ('fault' in rows) return rows
  const id = newId()
  await db.change(actor, async (tx) => {
    await insertList(tx, {
      id,
      deskId,
      fileName: file.name,
      bytes: file.bytes,
      fileHash: createHash('sha256').update(file.bytes).digest(),
      mapping: guessMapping((rows[0] ?? []).map(String)),
      startedBy: actor.personId,
      createdAt: clock.now(),
    })
    await note(tx, actor, 'requests.list_received', { id, deskId }, { rows: rows.length - 1 })
  })
  return { id }
}

export interface Looked {
  readonly headings: readonly string[]
  /** The first rows, so that one sees which column is which. */
  readonly sample: readonly (readonly string[])[]
  readonly lines: readonly ListLine[]
}

/** The dry run: what would become of every row. */
export async function lookAtList(db: Read, list: ListImport, now: Temporal.Instant): Promise<Looked> {
  const rows = await rowsOf(list)
  const [headings = [], ...body] = rows
  const context = {
    mapping: list.mapping,
    today: localDay(now, list.zone),
    places: await placesOfDesk(db, list.deskId),
    known: await childrenWaitingAt(db, list.deskId),
  }
  const words = (row: readonly unknown[]) => headings.map((_, index) => String(row[index] ?? ''))
  return { headings: words(headings), sample: body.slice(0, 3).map(words), lines: reportOn(body, context) }
}

async function rowsOf({ bytes }: ListImport) {
  const rows = bytes ? await readSpreadsheet(bytes) : { fault: 'empty' as const }
  if ('fault' in rows) throw new Error(`a kept list cannot be read: ${rows.fault}`)
  return rows
}

/** Saves which column is which; with `carryOut` a job makes the requests. @returns false when it was carried out meanwhile */
export function mapList(
  { db }: Platform,
  actor: Person,
  list: Pick<ListImport, 'id' | 'deskId'>,
  to: { mapping: Mapping; sendLetters: boolean; carryOut: boolean },
): Promise<boolean> {
  return db.change(actor, async (tx) => {
    const state = to.carryOut ? 'waiting' : 'mapping'
    if (!(await saveMapping(tx, list.id, { mapping: to.mapping, sendLetters: to.sendLetters, state }))) return false
    if (!to.carryOut) return true
    await planJob(tx, 'requests_import_list', { list: list.id }, { key: `list:${list.id}`, queue: 'import' })
    await note(tx, actor, 'requests.list_started', list, { letters: to.sendLetters })
    return true
  })
}

/** Makes the requests, all of them or none. */
export function carryOutList(platform: Platform, id: string): Promise<void> {
  return platform.db.work(async (tx) => {
    const list = await listById(tx, id)
    if (list?.state !== 'waiting') return
    const now = platform.clock.now()
    const { lines } = await lookAtList(tx, list, now)
    const kept: KeptLine[] = []
    for (const line of lines) kept.push(await takeLine(tx, platform, list, line, now))
    await insertLines(tx, id, kept)
    const counts = countsOf(lines)
    await finishList(tx, id, now, counts)
    await audit(tx, 'system', {
      action: 'requests.list_imported',
      subjectKind: 'list_import',
      subjectId: id,
      organisationId: list.deskId,
      details: counts,
    })
  })
}

async function takeLine(
  tx: Write,
  platform: Platform,
  list: ListImport,
  line: ListLine,
  now: Temporal.Instant,
): Promise<KeptLine> {
  if (line.outcome === 'rejected') return { line: line.line, outcome: 'rejected', reason: line.reason, number: null }
  if (line.outcome === 'duplicate') return { line: line.line, outcome: 'duplicate', reason: null, number: null }
  const form = submissionOf(list, line)
  const today = localDay(now, list.zone)
  const { terms } = await settingsOf(tx, list.deskId, list.land, today)
  const choices = line.places.map((place) => choiceAt(place, form.desk, today, terms))
  const [child] = form.asked.children
  if (!child) throw new Error('a listed request has a child')
  for (let attempt = 0; attempt < 3; attempt++) {
    const number = newNumber()
    const taken = await insertRequest(tx, {
      id: form.key,
      familyId: form.key,
      number,
      deskId: list.deskId,
      channel: 'paper',
      submissionKey: form.key,
      receivedAt: receivedAt(line.row.receivedOn, list.zone) ?? now,
      child,
      asked: form.asked,
      choices,
      personId: list.startedBy,
    })
    if (!taken) continue
    await emit(tx, 'requests.received', { subject: form.key, deskId: list.deskId })
    if (list.sendLetters) await planReceived(tx, platform, form, { familyId: form.key, numbers: [number], choices })
    return { line: line.line, outcome: 'new', reason: null, number }
  }
  // The same row of the same file came in before, and its request is closed by now.
  return { line: line.line, outcome: 'duplicate', reason: null, number: null }
}

/** Noon on that day, where the desk is. */
const receivedAt = (day: Temporal.PlainDate | null, zone: string): Temporal.Instant | undefined =>
  day?.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant()

function submissionOf(list: ListImport, { line, row, places }: Extract<ListLine, { outcome: 'new' }>): Submission {
  return {
    key: keyOf(list.fileHash, line),
    places,
    channel: 'paper',
    desk: { id: list.deskId, name: list.deskName, land: list.land, zone: list.zone },
    asked: {
      children: [{ childName: row.childName, birth: row.birth }],
      together: false,
      startOn: row.startOn,
      startFlexible: 'exact',
      halfDays: row.halfDays,
      daysFlexible: 'exact',
      urgency: 'calm',
      contactName: row.contactName,
      contactEmail: row.email,
      contactPhone: row.phone,
      contactAddress: null,
      preferredWay: row.email === null ? 'phone' : 'email',
      language: 'nl',
      remarks: row.remarks,
    },
  }
}

/** A row of a file is one request, however often the file is carried out. */
const keyOf = (fileHash: Buffer, line: number) => derivedId(`requests.list ${fileHash.toString('hex')} ${line}`)

const note = (
  tx: Write,
  actor: Person,
  action: string,
  list: { id: string; deskId: string },
  details: Record<string, number | boolean>,
) => audit(tx, actor, { action, subjectKind: 'list_import', subjectId: list.id, organisationId: list.deskId, details })
