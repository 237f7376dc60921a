import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { orNotFound } from '../../../platform/errors.ts'
import { parseForm } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import type { Text } from '../../../text-keys.ts'
import { contrastChecks } from '../../../ui/index.ts'
import { personOf } from '../../../platform/permissions.ts'
import { firstStyle, type OrganisationFacts } from './organisation.ts'
import { changeOrganisation, createOrganisation, type OrganisationAnswer } from './organisation-actions.ts'
import { newOrganisationForm, organisationForm } from './organisation-form.ts'
import { OrganisationPage, OrganisationsPage } from './organisation-page.tsx'
import { allOrganisations, findOrganisation, type FoundOrganisation } from './organisation-queries.ts'

const config = { permission: 'accounts.manage_organisations' }

interface One {
  Params: { slug: string }
}

export function organisationRoutes(web: FastifyInstance, platform: Platform): void {
  web.get<{ Querystring: { bewaard?: string } }>('/werk/organisaties', { config }, async (request, reply) => {
    const organisations = await platform.db.read(personOf(request), allOrganisations)
    const saved = request.query.bewaard === '1'
    return sendPage(request, reply, <OrganisationsPage organisations={organisations} saved={saved} />)
  })
  web.get('/werk/organisaties/nieuw', { config }, async (request, reply) =>
    sendPage(request, reply, <OrganisationPage values={{ ...firstStyle(''), logo: '', radius: '6' }} />),
  )
  web.post('/werk/organisaties/nieuw', { config }, (request, reply) => create(platform, request, reply))
  web.get<One>('/werk/organisaties/:slug', { config }, async (request, reply) => {
    const known = await found(platform, request)
    return sendPage(request, reply, <OrganisationPage known={known} values={valuesOf(known)} />)
  })
  web.post<One>('/werk/organisaties/:slug', { config }, (request, reply) => change(platform, request, reply))
}

const found = async ({ db }: Platform, request: FastifyRequest) =>
  orNotFound(await db.read(personOf(request), (tx) => findOrganisation(tx, (request.params as One['Params']).slug)))

/** What the form shows of an organisation as it is. */
function valuesOf({ name, phone, hours, email, hosts, style }: FoundOrganisation) {
  return { name, phone, hours, email, hosts: hosts.join('\n'), ...style, radius: String(style.radius) }
}

type Form = Omit<OrganisationFacts, 'style'> & OrganisationFacts['style']

function factsOf({ name, phone, hours, email, hosts, ...style }: Form): OrganisationFacts {
  const { tagline, brand, accent, font, radius, logo } = style
  return { name, phone, hours, email, hosts, style: { tagline, brand, accent, font, radius, logo } }
}

async function create(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const { t } = request
  const form = parseForm(newOrganisationForm(t), request.body)
  const again = (errors: readonly FormFault[]) =>
    sendPage(request, reply, <OrganisationPage values={form.typed} errors={errors} />, 422)
  if (!form.ok) return again(form.errors)
  const { kind, land, slug } = form.value
  const facts = factsOf(form.value)
  const faint = contrastFault(t, facts)
  if (faint) return again([faint])
  const answer = await createOrganisation(platform, personOf(request), { ...facts, kind, land, slug })
  const fault = faultOf(t, answer)
  return fault ? again([fault]) : seeOther(reply, '/werk/organisaties?bewaard=1')
}

async function change(platform: Platform, request: FastifyRequest, reply: FastifyReply) {
  const { t } = request
  const known = await found(platform, request)
  const form = parseForm(organisationForm(t), request.body)
  const again = (errors: readonly FormFault[]) =>
    sendPage(request, reply, <OrganisationPage known={known} values={form.typed} errors={errors} />, 422)
  if (!form.ok) return again(form.errors)
  const facts = factsOf(form.value)
  const faint = contrastFault(t, facts)
  if (faint) return again([faint])
  const fault = faultOf(t, await changeOrganisation(platform, personOf(request), known.slug, facts))
  return fault ? again([fault]) : seeOther(reply, '/werk/organisaties?bewaard=1')
}

interface FormFault {
  readonly field: string
  readonly message: string
}

/** A house style in which words cannot be read is not saved. */
function contrastFault(t: Text, { style }: OrganisationFacts): FormFault | undefined {
  const faint = contrastChecks(style).some(({ passes }) => !passes)
  return faint ? { field: 'brand', message: t('accounts.staff.organisation.contrast') } : undefined
}

function faultOf(t: Text, answer: OrganisationAnswer): FormFault | undefined {
  switch (answer.kind) {
    case 'saved':
      return undefined
    case 'slug-taken':
      return { field: 'slug', message: t('accounts.staff.organisation.slug-taken') }
    case 'host-taken':
      return { field: 'hosts', message: t('accounts.staff.organisation.hosts-taken', { host: answer.host }) }
  }
}
