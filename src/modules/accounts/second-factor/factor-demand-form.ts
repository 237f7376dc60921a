import { z } from 'zod'
import { readDay } from '../../../lib/typed-day.ts'
import type { Text } from '../../../text-keys.ts'
import type { Role } from '../roles.ts'
import { demandsFor, type DatedDemand, factorDemands } from './factor-demand.ts'

interface Choices {
  readonly roles: readonly [Role, ...Role[]]
  readonly today: Temporal.PlainDate
}

/** What one role needs from a day on; never looked back, never below the floor. */
export const demandForm = (t: Text, { roles, today }: Choices) =>
  z
    .object({
      role: z.enum(roles, t('accounts.staff.invite.role-empty')),
      demand: z.enum(factorDemands, t('second-factor.staff.demand-empty')),
      from_day: z.string().default(''),
      from_month: z.string().default(''),
      from_year: z.string().default(''),
    })
    .transform(({ role, demand, from_day, from_month, from_year }, context): DatedDemand => {
      const from = readDay({ day: from_day, month: from_month, year: from_year })
      const wrong = (path: string, message: string) => {
        context.addIssue({ code: 'custom', path: [path], message })
        return z.NEVER
      }
      if (!demandsFor(role).includes(demand)) return wrong('demand', t('second-factor.staff.floor'))
      if (typeof from === 'string' || Temporal.PlainDate.compare(from, today) < 0)
        return wrong('from', t('second-factor.staff.from-wrong'))
      return { role, demand, from }
    })
