import { z } from 'zod'
import type { Text } from '../../../text-keys.ts'

/** One of a list: what is no id names nobody. */
const idIn = (message: string) => z.uuid({ error: message })

export const assignForm = (t: Text) =>
  z
    .object({ organiser: idIn(t('clients.staff.error.organiser')), person: idIn(t('clients.staff.error.person')) })
    .transform(({ organiser, person }) => ({ organiserId: organiser, personId: person }))

export const awayForm = (t: Text) =>
  z
    .object({ away: idIn(t('clients.staff.error.person')), instead: idIn(t('clients.staff.error.instead')) })
    .transform(({ away, instead }) => ({ personId: away, substituteId: instead }))
