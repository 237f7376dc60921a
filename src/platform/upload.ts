import type { FastifyRequest } from 'fastify'

export interface UploadedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

export interface Upload {
  readonly fields: Record<string, string>
  readonly file: UploadedFile | undefined
}

/** The fields and the one `file` of a form; a browser sends an empty file when none was chosen. */
export async function uploadOf(request: FastifyRequest): Promise<Upload> {
  const fields: Record<string, string> = {}
  let file: Upload['file']
  if (!request.isMultipart()) return { fields, file }
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = typeof part.value === 'string' ? part.value : ''
    else {
      const bytes = await part.toBuffer()
      if (part.fieldname === 'file' && part.filename)
        file = { name: nameOf(part.filename), mediaType: part.mimetype.slice(0, 100), bytes }
    }
  }
  return { fields, file }
}

/** Without a folder, which some browsers send along, and not longer than a page can show. */
const nameOf = (filename: string) => filename.replaceAll('\0', '').split(/[/\\]/).at(-1)?.slice(-120) || 'bestand'
