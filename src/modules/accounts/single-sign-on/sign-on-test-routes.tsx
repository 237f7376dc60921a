import type { FastifyReply, FastifyRequest } from 'fastify'
import { NotFound } from '../../../platform/errors.ts'
import { sendPage } from '../../../platform/pages.tsx'
import { personOf } from '../../../platform/permissions.ts'
import type { Platform } from '../../../platform/platform.ts'
import { scopesOf } from '../scopes-routes.ts'
import type { Told } from './claims.ts'
import { wantedRoles } from './claim-roles.ts'
import type { Flow } from './flow.ts'
import { tested } from './sign-on-actions.ts'
import type { SignOn } from './sign-on.ts'
import type { House } from './sign-on-queries.ts'
import { SignOnTestPage } from './sign-on-test-page.tsx'

interface Tested {
  readonly house: House
  readonly signOn: SignOn
  readonly told: Told
  readonly flow: Flow
}

/** A manager came back from trying the settings out: what the provider told, and what it would give him. Nobody logs in by it. */
export async function showTest(
  platform: Platform,
  request: FastifyRequest,
  reply: FastifyReply,
  { house, signOn, told, flow }: Tested,
): Promise<FastifyReply> {
  const actor = personOf(request)
  if (flow.testedBy !== actor.personId) throw new NotFound('another person began this')
  if (!(await tested(platform, actor, house, signOn))) throw new NotFound('changed meanwhile')
  const scopes = await scopesOf(request, platform, house.id)
  const roles = wantedRoles(signOn.rules, told.values)
  return sendPage(request, reply, <SignOnTestPage {...{ house, signOn, told, roles, scopes }} />)
}
