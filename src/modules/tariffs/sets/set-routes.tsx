import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { shortDay } from '../../../lib/format.ts'
import { parseId } from '../../../lib/ids.ts'
import type { Land } from '../../../lib/law.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import { NotAllowed, orNotFound } from '../../../platform/errors.ts'
import { type FieldError, parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { readSpreadsheet } from '../../../platform/spreadsheet.ts'
import { uploadOf, withoutFile } from '../../../platform/upload.ts'
import { setOf } from '../flanders/income-tariff-sets.ts'
import { valuesInForce } from '../values/values-in-force-queries.ts'
import { flatDutch, flatFlemish } from './flat-set.ts'
import { NewDutchPage, NewFlemishPage } from './new-set-page.tsx'
import { decide, type Decision, propose } from './set-actions.ts'
import { approveForm, dutchSetForm, flemishSetForm, rejectForm } from './set-form.ts'
import { SetPage, type SetPageProps } from './set-page.tsx'
import { approvedAmong, type KnownSet, policyHomes, setById, setsOf } from './set-queries.ts'
import { dayBefore, isReplaced, newestApproval, reviewDutch, reviewFlemish, valuesBefore } from './set-review.ts'
import { type Cell, tableText } from './set-table.ts'
import { setPath, setsPath, SetsPage } from './sets-page.tsx'

const proposing = { permission: 'tariffs.propose_values' }
const approving = { permission: 'tariffs.approve_values' }

interface LandRoute {
  Params: { land: string }
}

interface SetRoute {
  Params: { id: string }
  Querystring: { gedaan?: string }
}

/** Values of the tariffs as data: one proposes, a second approves. */
export function setRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform

  web.get(setsPath, { config: proposing }, async (request, reply) => {
    const actor = personOf(request)
    const { lands, sets } = await db.read(actor, async (tx) => {
      const own = (await policyHomes(tx, actor)).map(({ land }) => land)
      return { lands: [...new Set(own)], sets: await setsOf(tx, own) }
    })
    const approved = approvedAmong(sets)
    const replaced = new Set(approved.filter((set) => isReplaced(set, approved)).map(({ id }) => id))
    return sendPage(request, reply, <SetsPage lands={lands} sets={sets} replaced={replaced} />)
  })

  web.get<LandRoute>(`${setsPath}/nieuw/:land`, { config: proposing }, async (request, reply) => {
    const land = await landOf(request, platform)
    return sendForm(request, reply, platform, { land, typed: untyped(land, todayOf(request, platform)), errors: [] })
  })

  web.post<LandRoute>(`${setsPath}/nieuw/:land`, { config: proposing }, async (request, reply) => {
    const land = await landOf(request, platform)
    const context = { t: request.t, today: todayOf(request, platform) }
    const { typed, rows, refused } = land === 'nl' ? await tableOf(request, platform) : { typed: request.body as Typed }
    if (refused) return sendForm(request, reply, platform, { land, typed, errors: [refused] })
    const form = parseForm(land === 'vl' ? flemishSetForm(context) : dutchSetForm(context, rows), typed)
    if (!form.ok) return sendForm(request, reply, platform, { land, typed: form.typed, errors: form.errors })
    const id = await propose(platform, personOf(request), land, form.value)
    return seeOther(reply, `${setPath(id)}?gedaan=proposed`)
  })

  web.get<SetRoute>(`${setsPath}/:id`, { config: proposing }, (request, reply) => sendSet(request, reply, platform))

  web.post<SetRoute>(`${setsPath}/:id/goedkeuren`, { config: approving }, (request, reply) => {
    const form = parseForm(approveForm, request.body)
    return decideOn(request, reply, platform, { state: 'approved', seen: form.ok ? form.value.seen : '' })
  })

  web.post<SetRoute>(`${setsPath}/:id/afkeuren`, { config: approving }, async (request, reply) => {
    const form = parseForm(rejectForm(request.t), request.body)
    if (!form.ok) return sendSet(request, reply, platform, { errors: form.errors, typed: form.typed })
    return decideOn(request, reply, platform, { state: 'rejected', reason: form.value.reason })
  })

  web.post<SetRoute>(`${setsPath}/:id/intrekken`, { config: proposing }, (request, reply) =>
    decideOn(request, reply, platform, { state: 'withdrawn' }),
  )
}

const todayOf = ({ site }: FastifyRequest, { clock }: Platform): Temporal.PlainDate => localDay(clock.now(), site.zone)

/** @throws NotAllowed for the land of another authority, or of nobody */
async function landOf(request: FastifyRequest<LandRoute>, { db }: Platform): Promise<Land> {
  const actor = personOf(request)
  const homes = await db.read(actor, (tx) => policyHomes(tx, actor))
  const home = homes.find(({ land }) => land === request.params.land)
  if (!home) throw new NotAllowed('values of another land')
  return home.land
}

/** Amounts are published for a year. */
function untyped(land: Land, today: Temporal.PlainDate): Typed {
  const year = String(today.year + 1)
  if (land === 'nl') return { year }
  const boxes = (name: string, day: string) =>
    Object.entries(boxesOf(Temporal.PlainDate.from(day))).map(([part, value]) => [`${name}_${part}`, value] as const)
  return Object.fromEntries([...boxes('from', `${year}-01-01`), ...boxes('until', `${year}-12-31`), ['kind', 'table']])
}

interface FormShown {
  readonly land: Land
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

async function sendForm(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  { land, typed, errors }: FormShown,
): Promise<FastifyReply> {
  const { flanders, years } = await valuesInForce(platform)
  const last = years.at(-1)
  const page =
    land === 'vl' ? (
      <NewFlemishPage
        typed={typed}
        errors={errors}
        now={flatFlemish(setOf(dayBefore(todayOf(request, platform), flanders)))}
      />
    ) : (
      <NewDutchPage typed={typed} errors={errors} now={last ? flatDutch(last) : []} />
    )
  return sendPage(request, reply, page, errors.length > 0 ? 422 : 200)
}

interface Table {
  readonly typed: Typed
  readonly rows?: readonly (readonly Cell[])[] | undefined
  readonly refused?: FieldError
}

/** A chosen file goes before what was pasted, and stays in the form as text: a browser keeps no file. */
async function tableOf(request: FastifyRequest, platform: Platform): Promise<Table> {
  const upload = await uploadOf(request, platform)
  const { fields, file } = upload
  if (upload.refused) return { typed: fields, refused: { field: 'file', message: withoutFile(request, upload, '') } }
  const bytes = file?.bytes ?? Buffer.from(fields['table'] ?? '')
  const read = await readSpreadsheet(bytes)
  const rows = 'fault' in read ? undefined : read
  return { rows, typed: file && rows ? { ...fields, table: tableText(rows) } : fields }
}

/** @throws NotFound also for a set of another land */
async function setAsked(request: FastifyRequest<SetRoute>, { db }: Platform) {
  const id = orNotFound(parseId(request.params.id))
  const actor = personOf(request)
  return db.read(actor, async (tx) => {
    const lands = (await policyHomes(tx, actor)).map(({ land }) => land)
    const set = await setById(tx, id, lands)
    return { set, approved: approvedAmong(await setsOf(tx, [set.land])) }
  })
}

async function sendSet(
  request: FastifyRequest<SetRoute>,
  reply: FastifyReply,
  platform: Platform,
  more: Partial<Pick<SetPageProps, 'errors' | 'typed' | 'notice'>> = {},
  status = more.errors ? 422 : 200,
): Promise<FastifyReply> {
  const { set, approved } = await setAsked(request, platform)
  const page = (
    <SetPage
      set={set}
      review={reviewOf(set, approved)}
      replaced={approved.some((one) => one.id === set.id && isReplaced(one, approved))}
      own={set.proposedById === personOf(request).personId}
      past={Temporal.PlainDate.compare(set.fromOn, todayOf(request, platform)) < 0}
      seen={newestApproval(approved)}
      zone={request.site.zone}
      notice={doneNotice(request, set)}
      {...more}
    />
  )
  return sendPage(request, reply, page, status)
}

function reviewOf(set: KnownSet, approved: ReturnType<typeof approvedAmong>): SetPageProps['review'] {
  const { flanders, years } = valuesBefore(set, approved)
  return set.land === 'vl'
    ? reviewFlemish(set.value, dayBefore(set.fromOn, flanders))
    : reviewDutch({ fromOn: set.fromOn, value: set.value }, years)
}

/** Only says what is so: the address may be old. */
function doneNotice({ query, t, lang }: FastifyRequest<SetRoute>, { state, fromOn }: KnownSet): SetPageProps['notice'] {
  if (query.gedaan !== state) return undefined
  const message =
    state === 'approved'
      ? t('sets.staff.done.approved', { from: shortDay(fromOn, lang) })
      : t(`sets.staff.done.${state}`)
  return { kind: 'ok', message }
}

async function decideOn(
  request: FastifyRequest<SetRoute>,
  reply: FastifyReply,
  platform: Platform,
  decision: Decision,
): Promise<FastifyReply> {
  const id = orNotFound(parseId(request.params.id))
  const outcome = await decide(platform, personOf(request), id, decision)
  if (outcome === 'done') return seeOther(reply, `${setPath(id)}?gedaan=${decision.state}`)
  const notice = { kind: 'warn', message: request.t(`sets.staff.refusal.${outcome}`) } as const
  return sendSet(request, reply, platform, { notice }, outcome === 'own' || outcome === 'others' ? 403 : 409)
}
