import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import type { Actor, Person } from '../lib/actor.ts'
import { NotAllowed } from './errors.ts'

/** The name of a permission, `module.verb`, with who has it. `-permissions.ts` of each module holds them. */
export type Permissions = Readonly<Record<string, (actor: Actor) => boolean>>

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: string
    /** Changes nothing and knows nobody: may be asked by programs, which do not say where they come from. */
    fromPrograms?: boolean
    /** Asked by a server that proves itself in what it sends, and never by a browser. */
    fromServers?: boolean
  }
}

export interface AskedRoute {
  readonly method: string
  readonly url: string
  readonly permission: string
}

/** A route that asks for no permission, or for one that nobody defined, is a fault at start. */
export class RouteWithoutPermission extends Error {
  override readonly name = 'RouteWithoutPermission'
}

/** Built files: styles, scripts and fonts, the same for everybody. */
export const openFiles = '/assets/*'

/** Refuses by default: every route names its permission, and is answered only to who has it. */
export function guardRoutes(app: FastifyInstance, permissions: Permissions): readonly AskedRoute[] {
  const routes: AskedRoute[] = []
  app.addHook('onRoute', (route: RouteOptions) => {
    const permission = route.config?.permission
    if (!permission || !permissions[permission]) {
      throw new RouteWithoutPermission(`${String(route.method)} ${route.url} asks for ${permission ?? 'no permission'}`)
    }
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') routes.push({ method, url: route.url, permission })
    }
  })
  app.addHook('preHandler', async (request: FastifyRequest) => {
    const permission = request.routeOptions.config.permission
    if (request.is404 || request.routeOptions.url === openFiles) return
    if (!permission || !permissions[permission]?.(request.actor)) throw new NotAllowed(permission ?? 'no permission')
  })
  return routes
}

/** Who came to a route that only signed-in people may ask for: the permission knows it, the types cannot. */
export function personOf({ actor, routeOptions }: FastifyRequest): Person {
  if (actor.kind !== 'person') throw new NotAllowed(routeOptions.config.permission ?? 'no permission')
  return actor
}
