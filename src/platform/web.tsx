import { randomInt } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import serveStatic from '@fastify/static'
import underPressure from '@fastify/under-pressure'
import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { resolve } from 'node:path'
import type { Config } from './config.ts'
import { Busy } from './errors.ts'
import { requireSameOrigin } from './same-origin.ts'

export interface WebOptions {
  readonly config: Config
  /** Requests a minute from one address; tests and benches that come from one address lift it. */
  readonly requestsPerMinute?: number
  /** How many ms the process may be behind before it asks people to come back; a test on a busy machine lifts it with 0. */
  readonly mostBehind?: number
}

const megabyte = 1024 * 1024
export const largestUploadMegabytes = 40

/** Fastify with everything a page of ours needs around it; routes and permissions come after. */
export async function makeWeb({
  config,
  requestsPerMinute = 600,
  mostBehind = 2000,
}: WebOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : logging(config),
    genReqId: quotableNumber,
    trustProxy: config.trustProxy,
    bodyLimit: megabyte,
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  })
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply))
  // Before anything that turns people away: its page has the same headers and the language of its reader.
  await app.register(helmet, securityHeaders(config))
  await app.register(cookie)
  requireSameOrigin(app)
  await app.register(underPressure, { maxEventLoopDelay: mostBehind, retryAfter: 10, customError: Busy })
  await app.register(rateLimit, { max: requestsPerMinute, timeWindow: '1 minute' })
  await app.register(formbody, { bodyLimit: 256 * 1024 })
  await app.register(multipart, { limits: { fileSize: largestUploadMegabytes * megabyte, files: 1, fields: 50 } })
  await app.register(compress, { threshold: 1024 })
  await app.register(serveStatic, {
    root: resolve('dist/assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  return app
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** The number on an error page: read out over the phone, found in the log. */
const quotableNumber = () => Array.from({ length: 8 }, () => letters[randomInt(32)]).join('')

/** One line an answer, in numbers and patterns; whether we are alive is asked too often to tell. */
function logAnswer(request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'unknown'
  if (route === '/health' || route === '/ready' || route === '/assets/*') return
  request.log.info({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
}

/** Route patterns instead of addresses: a link in a letter carries a secret, a search may carry a name. */
const logging = (config: Config) => ({
  level: config.logLevel,
  serializers: {
    err: describeFault,
  },
})

type Fault = Error & { code?: string; severity?: string; constraint?: string }

interface DescribedFault {
  [detail: string]: unknown
  type: string
  message: string
  stack: string
  cause?: DescribedFault
}

/** What a log may hold of a fault. PostgreSQL repeats what somebody typed in its messages, so of its faults only the code is kept. */
export function describeFault(fault: Fault): DescribedFault {
  const fromDatabase = fault.severity !== undefined
  return {
    type: fault.name,
    message: fromDatabase ? `PostgreSQL ${fault.code} ${fault.constraint ?? ''}`.trim() : fault.message,
    stack: (fault.stack ?? '')
      .split('\n')
      .filter((line) => line.startsWith('    at '))
      .join('\n'),
    ...(fault.cause instanceof Error ? { cause: describeFault(fault.cause) } : {}),
  }
}

function securityHeaders(config: Config) {
  const https = config.publicUrl.protocol === 'https:'
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' as const },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' as const },
  }
}
