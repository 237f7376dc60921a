import type { FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import type { Platform } from '../../../platform/platform.ts'
import { valuesInForce } from '../values/values-in-force-queries.ts'
import type { CalculatorContext } from './calculator-form.ts'

/** Who reads, which day it is there, and what is calculated with. */
export const contextOf = async ({ t, site }: FastifyRequest, platform: Platform): Promise<CalculatorContext> => ({
  t,
  today: localDay(platform.clock.now(), site.zone),
  values: await valuesInForce(platform),
})
