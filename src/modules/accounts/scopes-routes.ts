import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Read } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Scope } from './scope.ts'

/** The locations of an organisation, by name. */
export type ScopesOf = (db: Read, organisationId: string) => Promise<readonly Scope[]>

declare module 'fastify' {
  interface FastifyInstance {
    scopesOf?: ScopesOf
  }
}

/** A module above, which knows what locations are, says which there are to choose from. */
export const offerScopes = (web: FastifyInstance, scopes: ScopesOf): unknown => web.decorate('scopesOf', scopes)

export const scopesOf = async (
  { server }: FastifyRequest,
  { db }: Platform,
  organisationId: string,
): Promise<readonly Scope[]> => (await server.scopesOf?.(db.published, organisationId)) ?? []
