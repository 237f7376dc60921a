import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import { boxesOf } from '../../../lib/typed-day.ts'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { FormError, FormValues } from '../../../ui/index.ts'
import { originOf } from '../letter-house-queries.ts'
import { type ManagedOrganisation, organisationBySlug, organisationsById } from '../people/people-queries.ts'
import { managesRole, mayManagePeopleOf, rolesOf } from '../roles.ts'
import { scopesOf } from '../scopes-routes.ts'
import { decideDemand } from '../second-factor/factor-demand-actions.ts'
import { demandForm } from '../second-factor/factor-demand-form.ts'
import { demandsOf } from '../second-factor/factor-demand-queries.ts'
import { activateSignOn, saveSignOn, stopSignOn } from './sign-on-actions.ts'
import { mostRules, signOnForm } from './sign-on-form.ts'
import { signOnHome, SignOnPage, type SignOnPageProps } from './sign-on-page.tsx'
import { signOnOf } from './sign-on-queries.ts'
import { sendToProvider } from './sign-on-routes.tsx'
import { type SignOn, usualScopes, usualSecondFactorValues } from './sign-on.ts'
import { comesBackAt, leftThereAt, loggedOutAt } from './sign-out-actions.ts'

const config = { permission: 'accounts.manage_people' }

interface Own {
  Params: { slug: string }
  Querystring: { gedaan?: string }
}

export function signOnSettingsRoutes(web: FastifyInstance, platform: Platform): void {
  const { db } = platform
  const housed = (request: FastifyRequest<Own>) => managedHouse(platform, request, request.params.slug)
  const done = (reply: FastifyReply, { slug }: ManagedOrganisation, what: SignOnPageProps['done']) =>
    seeOther(reply, `${signOnHome(slug)}?gedaan=${what}`)

  web.get('/werk/inloggen-via', { config }, async (request, reply) => {
    const [first] = await ownHouses(platform, request)
    return seeOther(reply, signOnHome(orNotFound(first).slug))
  })
  web.get<Own>('/werk/inloggen-via/:slug', { config }, async (request, reply) =>
    sendSettings(platform, request, reply, await housed(request), {}),
  )
  web.post<Own>('/werk/inloggen-via/:slug', { config }, async (request, reply) => {
    const house = await housed(request)
    const scopes = await scopesOf(request, platform, house.id)
    const choices = { production: platform.config.mode === 'production', roles: rolesOf[house.kind], scopes }
    const form = parseForm(signOnForm(request.t, choices), request.body)
    if (!form.ok) return sendSettings(platform, request, reply, house, { errors: form.errors, values: form.typed })
    const answer = await saveSignOn(platform, personOf(request), house, form.value)
    if (answer === 'saved') return done(reply, house, 'saved')
    const errors = [{ field: 'secret', message: request.t('single-sign-on.staff.secret-empty') }]
    return sendSettings(platform, request, reply, house, { errors, values: form.typed })
  })
  web.get<Own>('/werk/inloggen-via/:slug/proef', { config }, async (request, reply) => {
    const house = await housed(request)
    const signOn = orNotFound(await db.gate((tx) => signOnOf(tx, house.id, 'draft')))
    const testedBy = personOf(request).personId
    return sendToProvider(platform, request, reply, { house, signOn, next: undefined, testedBy })
  })
  web.post<Own>('/werk/inloggen-via/:slug/aan', { config }, async (request, reply) => {
    const house = await housed(request)
    const answer = await activateSignOn(platform, personOf(request), house)
    if (answer === 'active') return done(reply, house, 'active')
    const errors = [{ field: '', message: request.t('single-sign-on.staff.untested') }]
    return sendSettings(platform, request, reply, house, { errors })
  })
  web.post<Own>('/werk/inloggen-via/:slug/uit', { config }, async (request, reply) => {
    const house = await housed(request)
    await stopSignOn(platform, personOf(request), house)
    return done(reply, house, 'stopped')
  })
  web.post<Own>('/werk/inloggen-via/:slug/tweede-stap', { config }, async (request, reply) => {
    const house = await housed(request)
    const today = localDay(platform.clock.now(), house.zone)
    const form = parseForm(demandForm(request.t, { roles: rolesOf[house.kind], today }), request.body)
    if (!form.ok) {
      return sendSettings(platform, request, reply, house, { demandErrors: form.errors, demandValues: form.typed })
    }
    await decideDemand(platform, personOf(request), house.id, form.value)
    return done(reply, house, 'demanded')
  })
}

async function ownHouses({ db }: Platform, request: FastifyRequest): Promise<readonly ManagedOrganisation[]> {
  const actor = personOf(request)
  const own = actor.memberships.filter(({ role }) => managesRole(role)).map(({ organisationId }) => organisationId)
  return db.read(actor, (tx) => organisationsById(tx, own))
}

async function managedHouse({ db }: Platform, request: FastifyRequest, slug: string): Promise<ManagedOrganisation> {
  const actor = personOf(request)
  const found = await db.read(actor, (tx) => organisationBySlug(tx, slug))
  return orNotFound(found && mayManagePeopleOf(actor, found.id) ? found : undefined)
}

interface Shown {
  readonly errors?: readonly FormError[]
  readonly values?: FormValues
  readonly demandErrors?: readonly FormError[]
  readonly demandValues?: FormValues
}

const allDone = ['saved', 'active', 'stopped', 'demanded'] as const

async function sendSettings(
  platform: Platform,
  request: FastifyRequest<Own>,
  reply: FastifyReply,
  house: ManagedOrganisation,
  { errors = [], values, demandErrors = [], demandValues = {} }: Shown,
): Promise<FastifyReply> {
  const { db, clock } = platform
  const today = localDay(clock.now(), house.zone)
  const { active, draft, decided } = await db.gate(async (tx) => ({
    active: await signOnOf(tx, house.id, 'active'),
    draft: await signOnOf(tx, house.id, 'draft'),
    decided: await demandsOf(tx, house.id),
  }))
  const origin = await originOf(db.published, platform.config, house.id)
  const roles = rolesOf[house.kind]
  const shown = values ?? valuesOf(draft ?? active)
  const page = (
    <SignOnPage
      house={house}
      others={await ownHouses(platform, request)}
      active={active}
      draft={draft}
      addresses={{
        back: comesBackAt(origin, house.slug),
        out: loggedOutAt(origin),
        left: leftThereAt(origin, house.slug),
      }}
      roles={roles}
      scopes={await scopesOf(request, platform, house.id)}
      lines={linesFor(shown)}
      done={allDone.find((known) => known === request.query.gedaan)}
      values={shown}
      errors={errors}
      demands={{
        action: `${signOnHome(house.slug)}/tweede-stap`,
        roles,
        decided,
        today,
        from: boxesOf(today),
        values: demandValues,
        errors: demandErrors,
      }}
    />
  )
  return sendPage(request, reply, page, errors.length + demandErrors.length > 0 ? 422 : 200)
}

/** What is kept, as the form writes it; never the secret. */
function valuesOf(kept: SignOn | undefined): FormValues {
  if (!kept) {
    const usual = { scopes: usualScopes.join(' '), emailClaim: 'email', joins: 'invited' }
    return { ...usual, secondFactorValues: usualSecondFactorValues.join(' ') }
  }
  const { name, issuer, clientId, emailClaim, roleClaim, joins } = kept
  const rules = kept.rules.flatMap(({ value, role, locationId }, line) => [
    [`value_${line}`, value],
    [`role_${line}`, role],
    [`location_${line}`, locationId ?? ''],
  ])
  return {
    name,
    issuer,
    clientId,
    emailClaim,
    roleClaim,
    joins,
    scopes: kept.scopes.join(' '),
    domains: kept.domains.join('\n'),
    secondFactorValues: kept.secondFactorValues.join(' '),
    ...(kept.trustsDomains ? { trustsDomains: 'yes' } : {}),
    ...(kept.forced ? { forced: 'yes' } : {}),
    ...Object.fromEntries(rules),
  }
}

/** The lines that are filled in, and two more. */
function linesFor(values: FormValues): number {
  const filled = Array.from({ length: mostRules }, (_, line) => line).filter((line) => values[`value_${line}`])
  return Math.min(mostRules, (filled.at(-1) ?? -1) + 3)
}
