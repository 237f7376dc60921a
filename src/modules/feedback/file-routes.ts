import type { FastifyReply } from 'fastify'

interface SentFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** A file that somebody sent along: to save, never to show as a page of ours. */
export function sendFile(reply: FastifyReply, { name, mediaType, bytes }: SentFile): FastifyReply {
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'no-store')
    .send(bytes)
}
