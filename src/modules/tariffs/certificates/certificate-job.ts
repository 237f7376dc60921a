import { localDay } from '../../../lib/days.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { type Job, planJob } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { asResult, missingIn } from './certificate-actions.ts'
import { isOpen, stepCertificate } from './certificate.ts'
import {
  declarationsOf,
  deleteSealed,
  filesToErase,
  filesToLookAfter,
  findCase,
  findFile,
  findResult,
  insertEvent,
  lockFile,
  updateCase,
  updateFile,
} from './certificate-queries.ts'
import { listedUntil, nextLapse, remindFrom } from './certificate-work.ts'
import { emptyHousehold } from './household.ts'
import { planReminder } from './reminder-actions.ts'

/** Flanders has one zone. */
const zone = 'Europe/Brussels'

/** Each morning: one job for each file that comes near its last day, or whose income data have been kept long enough. */
export const certificatesDailyJob = ({ db, clock }: Platform): Job => ({
  task: 'certificates_daily',
  run: () =>
    db.work(async (tx) => {
      const today = localDay(clock.now(), zone)
      const day = today.toString()
      for (const number of await filesToLookAfter(tx, listedUntil(today)))
        await planJob(tx, 'certificates_look_after', { number }, { key: `certificates_look_after:${number}:${day}` })
      for (const number of await filesToErase(tx, today))
        await planJob(tx, 'certificates_erase', { number }, { key: `certificates_erase:${number}` })
    }),
})

export const certificatesDailyTimer = '41 4 * * * certificates_daily'

/** Tells the family that a certificate lapses; after its last day it is no longer one. Run again, it does nothing. */
export const lookAfterCertificateJob = (platform: Platform): Job<{ number: string }> => ({
  task: 'certificates_look_after',
  run: ({ number }) =>
    platform.db.work(async (tx) => {
      const open = await heldFile(tx, number)
      if (!open?.result || open.file.state !== 'granted') return
      const { file, found, result, declarations } = open
      const today = localDay(platform.clock.now(), zone)
      const lapse = nextLapse(found.birth, asResult(result))
      if (!lapse || Temporal.PlainDate.compare(today, remindFrom(lapse.last)) < 0) return
      await planReminder(tx, platform, { file, found, declarations }, lapse)
      const facts = { ...noFacts, today, lastOn: lapse.last, askFrom: found.firstDay }
      const moved = stepCertificate(file.state, 'lapse', facts)
      if ('refusal' in moved) return
      const at = platform.clock.now()
      await updateFile(tx, file.id, { state: moved.ok, due_on: null, changed_at: at })
      await updateCase(tx, file.id, { due_why: null })
      await insertEvent(tx, { id: newId(), certificateId: file.id, at, kind: 'lapsed' })
    }),
})

const noFacts = { declared: true, answersMissing: 0, documentsMissing: 0, checked: false, words: '' }

/** What the family told of its income goes; the result and its figures stay. */
export const eraseIncomeJob = ({ db, clock }: Platform): Job<{ number: string }> => ({
  task: 'certificates_erase',
  run: ({ number }) =>
    db.work(async (tx) => {
      const open = await heldFile(tx, number)
      const at = clock.now()
      if (!open || open.found.erasedAt) return
      const { file, found } = open
      // Somebody may have gone on with it since this job was planned.
      if (Temporal.PlainDate.compare(localDay(at, zone), found.eraseOn) < 0) return
      await deleteSealed(tx, file.id)
      if (isOpen(file.state))
        await updateFile(tx, file.id, { missing: missingIn(emptyHousehold, open.declarations), changed_at: at })
      await updateCase(tx, file.id, { erased_at: at })
      await insertEvent(tx, { id: newId(), certificateId: file.id, at, kind: 'erased' })
      await audit(tx, 'system', {
        action: 'tariffs.income_erased',
        subjectKind: 'certificate',
        subjectId: file.id,
        organisationId: file.deskId,
      })
    }),
})

async function heldFile(tx: Write, number: string) {
  if (!(await lockFile(tx, number))) return undefined
  const file = await findFile(tx, number)
  const found = file && (await findCase(tx, file.id))
  if (!found) return undefined
  return { file, found, result: await findResult(tx, file.id), declarations: await declarationsOf(tx, file.id) }
}
