import { z } from 'zod'
import { shippedValues, type TariffValues } from '../tariff-values.ts'
import { dutchQuestion, flemishQuestion } from './cost-form.ts'

const bodyOf = (question: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: z.toJSONSchema(question, { io: 'input', target: 'openapi-3.0' }) } },
})

const operation = (summary: string, question: z.ZodType) => ({
  post: {
    summary,
    requestBody: bodyOf(question),
    responses: {
      200: { description: 'The answer: amounts in whole cents, each with source and certainty.' },
      422: { description: 'Not understood: `problems` names each field and what is wrong with it.' },
      429: { description: 'Too many questions; `retry-after` says when to come back.' },
    },
  },
})

const table = (summary: string, parameter: string, description: string) => ({
  get: {
    summary,
    parameters: [{ name: parameter, in: 'path', required: true, description, schema: { type: 'string' } }],
    responses: { 200: { description: 'text/csv' }, 404: { description: 'No table of that day or year is published.' } },
  },
})

/** How the API works with these values: the days and years that it answers for are theirs. */
export const openApi = (values: TariffValues) => ({
  openapi: '3.0.3',
  info: {
    title: 'Opvangloket',
    version: '1',
    description:
      'What childcare costs a family, in Flanders and the Netherlands. Nothing that is sent is kept. Every answer is a simulation: only the ' +
      'certificate of Opgroeien and the decision of the Belastingdienst count.',
    license: { name: 'EUPL-1.2' },
  },
  paths: {
    '/api/kosten/vlaanderen': operation('The Flemish income tariff of a family', flemishQuestion(values)),
    '/api/kosten/nederland': operation('The Dutch childcare benefit of a family', dutchQuestion(values)),
    '/api/kosten/vlaanderen/{day}.csv': table('The Flemish tariff by income', 'day', 'A day, such as 2026-01-01.'),
    '/api/kosten/nederland/{year}.csv': table('The Dutch percentages by income', 'year', 'A year, such as 2026.'),
  },
})

/** As it is written to docs/openapi.json: with the values of the program. */
export const openApiText = (): string => `${JSON.stringify(openApi(shippedValues), null, 2)}\n`
