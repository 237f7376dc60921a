import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../lib/days.ts'
import { parseId } from '../../../lib/ids.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm, type Typed, typedText } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { auditView } from '../../../platform/view-audit.ts'
import { findSubject, locationsNamed } from '../../feedback/index.ts'
import { heardBy } from '../supervision-permissions.ts'
import { HowPage } from './how-page.tsx'
import { howPath } from './how.ts'
import { NotePage, type NotePageProps, WhichLocationPage } from './note-page.tsx'
import { noteSignal } from './signal-actions.ts'
import { dayTyped, heardForm, isFieldError } from './signal-form.ts'
import { gravitiesIn, signalPath, signalsPath, signalTabs, statesIn } from './signal.ts'
import { type Desk, desksAmong } from './desk-queries.ts'
import { patternsOn, signalCounts, signalsUpTo } from './pattern-queries.ts'
import { type Signal, signalsWhere } from './signal-queries.ts'
import { LocationSignalsPage, SignalsPage } from './signals-page.tsx'

const config = { permission: 'supervision.hear_signals' }
const newPath = `${signalsPath}/nieuw`

/** The signals of a desk: the lists, what it heard of one location, and writing down a new one. */
export function signalsRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { land?: string } }>(
    howPath,
    { config: { permission: 'supervision.read_how' } },
    (request, reply) => {
      const today = localDay(platform.clock.now(), request.site.zone)
      return sendPage(request, reply, <HowPage land={request.site.land} today={today} />)
    },
  )
  web.get<{ Querystring: { lijst?: string; blad?: string } }>(signalsPath, { config }, async (request, reply) => {
    const tab = signalTabs.find((one) => one === request.query.lijst) ?? 'open'
    const page = Math.min(1000, Math.max(1, Number.parseInt(request.query.blad ?? '1', 10) || 1))
    const { today } = await ownDesks(request, platform)
    const found = await platform.db.read(request.actor, async (db) => ({
      ...(await signalsWhere(db, { states: statesIn[tab], gravities: gravitiesIn(tab), page })),
      counts: await signalCounts(db),
      patterns: page === 1 && tab === 'open' ? await patternsOn(db, today) : [],
    }))
    auditList(request, reply, platform, found.rows)
    return sendPage(request, reply, <SignalsPage {...found} {...{ tab, today, page }} />)
  })
  // A form that posts although it changes nothing: what is looked for must not stand in an address.
  web.post(`${signalsPath}/zoeken`, { config }, async (request, reply) => {
    const words = typedText(parseForm(z.unknown(), request.body).typed, 'zoek').trim().slice(0, 200)
    const { today } = await ownDesks(request, platform)
    const { rows, counts } = await platform.db.read(request.actor, async (db) => ({
      rows: (await signalsWhere(db, { words })).rows,
      counts: await signalCounts(db),
    }))
    auditList(request, reply, platform, rows)
    const list = { tab: 'open', rows, counts, patterns: [], words, today, page: 1, more: false } as const
    return sendPage(request, reply, <SignalsPage {...list} />)
  })
  locationRoutes(web, platform)
  noteRoutes(web, platform)
}

function locationRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Params: { land: string; registerId: string } }>(
    `${signalsPath}/opvang/:land/:registerId`,
    { config },
    async (request, reply) => {
      const { land, registerId } = request.params
      const { location, name, land: where } = orNotFound(await findSubject(platform.db.published, { opvang: `${land}-${registerId}` })) // prettier-ignore
      const { id, place } = orNotFound(location ?? undefined)
      const { desks, today } = await ownDesks(request, platform, id)
      const { rows, signals } = await platform.db.read(request.actor, async (db) => {
        const counted = await Promise.all(desks.map((desk) => signalsUpTo(db, { deskId: desk.id, locationId: id }, today))) // prettier-ignore
        const all = await signalsWhere(db, { locationId: id })
        return { rows: all.rows, signals: counted.reduce((sum, count) => sum + count, 0) }
      })
      auditList(request, reply, platform, rows)
      const shown = { id, key: `${land}-${registerId}`, registerId, land: where, name, place }
      return sendPage(request, reply, <LocationSignalsPage location={shown} {...{ rows, signals, today }} />)
    },
  )
}

function noteRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { opvang?: string; zoek?: string } }>(newPath, { config }, async (request, reply) => {
    const { opvang, zoek = '' } = request.query
    const words = zoek.trim().slice(0, 100)
    if (opvang === undefined) {
      const found = await locationsNamed(platform.db.published, words)
      return sendPage(request, reply, <WhichLocationPage found={found} words={words} />)
    }
    const subject = orNotFound(await findSubject(platform.db.published, { opvang }))
    const { today } = await ownDesks(request, platform)
    const { day, month, year } = boxesOf(today)
    const typed = { heard_day: day, heard_month: month, heard_year: year }
    return sendNote(request, reply, platform, { subject, formKey: randomUUID(), typed })
  })

  web.post(newPath, { config }, async (request, reply) => {
    const form = parseForm(heardForm(request.t), request.body)
    const { typed } = form
    const subject = orNotFound(await locationTyped(platform, typed))
    const formKey = parseId(typedText(typed, 'sleutel')) ?? randomUUID()
    const { desks, today } = await ownDesks(request, platform, subject.location.id)
    const heardOn = dayTyped(request.t, typed, 'heard', { until: today })
    if (!form.ok || isFieldError(heardOn)) {
      const errors = [...(form.ok ? [] : form.errors), ...(isFieldError(heardOn) ? [heardOn] : [])]
      return sendNote(request, reply, platform, { subject, formKey, typed, errors }, 422)
    }
    const desk = orNotFound(desks.find(({ id }) => id === typedText(typed, 'loket')) ?? desks[0])
    const { gravity, words, source, sourceName } = form.value
    const heard = { gravity, words, source, sourceName, heardOn }
    const given = { ...heard, key: formKey, deskId: desk.id, locationId: subject.location.id }
    const id = await noteSignal(platform, personOf(request), given)
    return seeOther(reply, `${signalPath(id)}?gedaan=nieuw`)
  })
}

/** The location that a form carries along. */
async function locationTyped({ db }: Platform, typed: Typed) {
  const [, opvang] = /^opvang=(.{1,110})$/.exec(typedText(typed, 'over')) ?? []
  const subject = opvang === undefined ? undefined : await findSubject(db.published, { opvang })
  return subject?.location ? { ...subject, location: subject.location } : undefined
}

async function sendNote(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: Platform,
  given: Pick<NotePageProps, 'subject' | 'formKey' | 'typed' | 'errors'>,
  status = 200,
) {
  const { desks, today } = await ownDesks(request, platform, given.subject.location?.id)
  return sendPage(request, reply, <NotePage {...given} {...{ desks, today }} />, status)
}

/** The desks of who acts, the one that serves a location first, and what day it is there. */
export async function ownDesks(
  request: FastifyRequest,
  { db, clock }: Platform,
  locationId?: string,
): Promise<{ readonly desks: readonly Desk[]; readonly today: Temporal.PlainDate }> {
  const desks = await desksAmong(db.published, heardBy(request.actor), locationId)
  return { desks, today: localDay(clock.now(), desks[0]?.zone ?? request.site.zone) }
}

function auditList(request: FastifyRequest, reply: FastifyReply, platform: Platform, rows: readonly Signal[]): void {
  if (rows.length === 0) return
  auditView(request, reply, platform, {
    action: 'supervision.signals_listed',
    subjectKind: 'signal',
    subjectId: null,
    about: rows.map(({ id }) => id),
  })
}
