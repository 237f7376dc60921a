import type { FastifyInstance, FastifyReply } from 'fastify'
import type { z } from 'zod'
import { orNotFound } from '../../../platform/errors.ts'
import { findBenefitYear } from '../netherlands/benefit-years.ts'
import { isPublished } from '../flanders/income-tariff-sets.ts'
import { dutchReply, flemishReply } from './cost-answers.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { TariffValues } from '../tariff-values.ts'
import { valuesInForce } from '../values/values-in-force-queries.ts'
import { dutchFamily, dutchQuestion, flemishCare, flemishQuestion, yearAsked } from './cost-form.ts'
import { dutchTable, flemishTable } from './cost-tables.ts'
import { openApi } from './open-api-form.ts'

// Programs of organisers ask here what the pages calculate. Nothing is kept or changed, so they may come from anywhere.
const asks = { permission: 'tariffs.calculate', fromPrograms: true }
const config = { permission: 'tariffs.calculate' }

export function costApi(web: FastifyInstance, platform: Platform): void {
  web.post('/api/kosten/vlaanderen', { config: asks }, async ({ body }, reply) => {
    const values = await valuesInForce(platform)
    return answer(reply, flemishQuestion(values), body, (asked) => flemishReply(flemishCare(asked, values)))
  })
  web.post('/api/kosten/nederland', { config: asks }, async ({ body }, reply) => {
    const values = await valuesInForce(platform)
    return answer(reply, dutchQuestion(values), body, (asked) =>
      dutchReply(yearAsked(asked, values), dutchFamily(asked)),
    )
  })
  web.get<{ Params: { day: string } }>('/api/kosten/vlaanderen/:day.csv', { config }, async ({ params }, reply) =>
    sendCsv(reply, orNotFound(tableOf(params.day, await valuesInForce(platform))), `inkomenstarief-${params.day}.csv`),
  )
  web.get<{ Params: { year: string } }>('/api/kosten/nederland/:year.csv', { config }, async ({ params }, reply) =>
    sendCsv(
      reply,
      dutchTable(orNotFound(findBenefitYear((await valuesInForce(platform)).years, Number(params.year)))),
      `kinderopvangtoeslag-${Number(params.year)}.csv`,
    ),
  )
  web.get('/api/openapi.json', { config }, async () => openApi(await valuesInForce(platform)))
}

function answer<S extends z.ZodType>(
  reply: FastifyReply,
  question: S,
  body: unknown,
  calculate: (asked: z.infer<S>) => object,
): FastifyReply {
  reply.header('cache-control', 'no-store')
  const asked = question.safeParse(body)
  if (asked.success) return reply.send(calculate(asked.data))
  const problems = asked.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }))
  return reply.status(422).send({ error: 'not-understood', problems })
}

function tableOf(word: string, { flanders }: TariffValues): string | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return undefined
  try {
    const day = Temporal.PlainDate.from(word, { overflow: 'reject' })
    return isPublished(day, flanders) ? flemishTable(flanders.on(day)) : undefined
  } catch {
    return undefined
  }
}

const sendCsv = (reply: FastifyReply, text: string, name: string): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'public, max-age=3600')
    .send(text)
