import type { FastifyInstance, FastifyRequest } from 'fastify'

/** A form of somebody else's site, or a program that does not say where it comes from. */
export class CrossSite extends Error {
  override readonly name = 'CrossSite'
  readonly statusCode = 403
}

/**
 * Against cross-site request forgery: whatever changes something must come from our own pages. Every browser since
 * 2023 says so itself (`Sec-Fetch-Site`), older ones send `Origin`; a request with neither is refused. No token in the
 * form, so that a page may be kept in a cache and a form that stood open for a day still works.
 * See docs/decisions/0003-same-origin.md.
 */
export function requireSameOrigin(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config?.fromPrograms && isJson(request)) return
    if (request.routeOptions.config?.fromServers && !isBrowser(request)) return
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request))
      throw new CrossSite('cross-site')
  })
}

/** Every browser that follows a form says where that stands. */
const isBrowser = ({ headers }: FastifyRequest): boolean =>
  headers['sec-fetch-site'] !== undefined || headers.origin !== undefined

/** No form can send this to another site without asking first. */
const isJson = ({ headers }: FastifyRequest): boolean => /^application\/json\b/i.test(headers['content-type'] ?? '')

function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin } = request.headers
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === request.headers.host
}
