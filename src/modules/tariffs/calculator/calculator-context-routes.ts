import type { FastifyRequest } from 'fastify'
import { localDay } from '../../../lib/days.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { CalculatorContext } from './calculator-form.ts'

/** Who reads, and which day it is there. */
export const contextOf = ({ t, site }: FastifyRequest, { clock }: Platform): CalculatorContext => ({
  t,
  today: localDay(clock.now(), site.zone),
})
