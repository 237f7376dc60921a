import type { FastifyReply, FastifyRequest } from 'fastify'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { contextOf } from './calculator-context-routes.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { Asked, KeptForms } from './asked.ts'
import { calculatorForm } from './calculator-form.ts'
import { type KeptAnswer, readKept, writeKept } from './kept-answer.ts'

// What a family told the calculator travels in a cookie that only we can open: docs/decisions/0010-kept-answer.md.

const cookie = 'kosten'
const purpose = 'tariffs.kept_answer'
/** Browsers keep cookies up to four kilobytes. */
const mostBytes = 2500

export function findKept(request: FastifyRequest, { keys, clock }: Platform): KeptAnswer | undefined {
  const sealed = request.cookies[cookie]
  if (sealed === undefined || sealed === '') return undefined
  try {
    return readKept(keys.open(purpose, Buffer.from(sealed, 'base64url')).toString('utf8'), clock.now())
  } catch {
    // Sealed with a key of long ago, or by somebody else: nothing is remembered.
    return undefined
  }
}

export function keepForm(reply: FastifyReply, platform: Platform, forms: KeptForms): void {
  const { keys, clock, config } = platform
  const plain = Buffer.from(writeKept(forms, clock.now()))
  if (plain.length > mostBytes) return
  const secure = config.publicUrl.protocol === 'https:'
  const value = keys.seal(purpose, plain).toString('base64url')
  // Without an age: it goes with the browser, and after twelve hours in any case.
  reply.setCookie(cookie, value, { path: '/', httpOnly: true, sameSite: 'lax', secure })
}

export const forgetKept = (reply: FastifyReply) => reply.clearCookie(cookie, { path: '/' })

/**
 * What this browser asked of each land, where it still can be understood: to show own prices with. A page that knows it is for this
 * browser alone.
 */
export async function keptAsked(request: FastifyRequest, platform: Platform): Promise<readonly Asked[]> {
  const forms = findKept(request, platform)?.forms
  if (!forms) return []
  request.personal = true
  const context = await contextOf(request, platform)
  return (['vl', 'nl'] as const).flatMap((land) => {
    const typed: Typed | undefined = forms[land]
    const form = typed && parseForm(calculatorForm(land, context), typed)
    return form?.ok ? [form.value] : []
  })
}
