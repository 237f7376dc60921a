import type { FastifyRequest } from 'fastify'
import { shownFileName } from '../lib/file-name.ts'
import { type FileRefusal, refusalOf } from './file-check.ts'
import type { Platform } from './platform.ts'

export interface UploadedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

export interface Upload {
  readonly fields: Record<string, string>
  readonly file: UploadedFile | undefined
  /** A file that may not come in at all, by its name. */
  readonly refused: RefusedFile | undefined
}

export interface RefusedFile {
  readonly name: string
  readonly why: FileRefusal
}

/** The fields and the one `file` of a form; a browser sends an empty file when none was chosen. */
export async function uploadOf(request: FastifyRequest, platform: Platform): Promise<Upload> {
  const fields: Record<string, string> = {}
  let file: Upload['file']
  if (!request.isMultipart()) return { fields, file, refused: undefined }
  for await (const part of request.parts()) {
    if (part.type === 'field') fields[part.fieldname] = typeof part.value === 'string' ? part.value : ''
    else {
      const bytes = await part.toBuffer()
      if (part.fieldname === 'file' && part.filename)
        file = { name: shownFileName(part.filename), mediaType: part.mimetype.slice(0, 100), bytes }
    }
  }
  const why = file && (await refusalOf(platform, file.bytes))
  return file && why
    ? { fields, file: undefined, refused: { name: file.name, why } }
    : { fields, file, refused: undefined }
}

/** What is said at the field when there is no file: why it may not come in, or that one has to be chosen. */
export const withoutFile = ({ t }: Pick<FastifyRequest, 't'>, { refused }: Upload, missing: string): string =>
  refused ? t(`platform.file.${refused.why}`, { name: refused.name }) : missing
