import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Land } from '../../../lib/law.ts'
import { parseForm, type Typed } from '../../../platform/form.ts'
import { seeOther, sendPage } from '../../../platform/pages.tsx'
import type { Platform } from '../../../platform/platform.ts'
import { yearsOf } from '../tariff-values.ts'
import { answerTo } from './answer.ts'
import { contextOf } from './calculator-context-routes.ts'
import { type CalculatorContext, calculatorForm } from './calculator-form.ts'
import { CalculatorPage, calculatorPath } from './calculator-page.tsx'
import { findKept, forgetKept, keepForm } from './kept-answer-routes.ts'

const config = { permission: 'tariffs.calculate' }

/** What care costs: without an account, without script, and with nothing personal in the address. */
export function calculatorRoutes(web: FastifyInstance, platform: Platform): void {
  web.get('/kosten', { config }, async (request, reply) => {
    const land = landOf(request)
    const context = await contextOf(request, platform)
    const kept = findKept(request, platform)
    const typed = kept?.forms[land]
    const form = typed && parseForm(calculatorForm(land, context), typed)
    // An income stands on this page.
    request.personal = kept !== undefined
    return sendPage(
      request,
      reply,
      <CalculatorPage
        land={land}
        typed={typed ?? unasked(land, context)}
        years={yearsOf(land, context.values)}
        answer={form?.ok ? answerTo(form.value, context.values) : undefined}
        kept={kept !== undefined}
      />,
    )
  })
  web.post('/kosten', { config }, async (request, reply) => {
    const land = landOf(request)
    const kept = findKept(request, platform)
    const context = await contextOf(request, platform)
    const form = parseForm(calculatorForm(land, context), request.body)
    request.personal = true
    if (!form.ok) {
      const page = (
        <CalculatorPage
          land={land}
          typed={form.typed}
          years={yearsOf(land, context.values)}
          errors={form.errors}
          kept={kept !== undefined}
        />
      )
      return sendPage(request, reply, page, 422)
    }
    keepForm(reply, platform, { ...kept?.forms, [land]: short(form.typed) })
    return seeOther(reply, calculatorPath(land))
  })
  web.post('/kosten/vergeten', { config }, async (_, reply) => {
    forgetKept(reply)
    return seeOther(reply, '/kosten')
  })
}

function landOf({ query, site }: FastifyRequest): Land {
  const { land } = Object.fromEntries(Object.entries(query ?? {}))
  return land === 'vl' || land === 'nl' ? land : site.land
}

/** What most families would fill in. */
function unasked(land: Land, { today, values }: CalculatorContext): Typed {
  const year = String(Math.min(today.year, yearsOf(land, values).at(-1) ?? today.year))
  if (land === 'vl') return { per: 'year', children: '1', year }
  return { months: '12', kind_1: 'day_care', rounding: 'cents', year }
}

/** Only what was asked, and no longer than an answer is. */
const short = (typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => {
      const text = typeof value === 'string' ? value : (value[0] ?? '')
      return text === '' || !/^[a-z]+(_[1-3])?$/.test(name) ? [] : [[name, text.slice(0, 40)]]
    }),
  )
