import { organiserId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { organisers } from './organisers.ts'
import { demoId } from './ids.ts'
import { staff } from './people.ts'
import type { Row } from './rows.ts'

export interface Supervision {
  readonly remits: readonly Row<'supervision.remit'>[]
  readonly clientManagers: readonly Row<'supervision.client_manager'>[]
}

/** Which authority watches where, and who knows which organiser there. */
export function supervisionOf(now: Temporal.Instant, today: Temporal.PlainDate): Supervision {
  const authority_id = organisations.toezicht.id
  return {
    remits: [{ authority_id, land: 'vl', municipality_code: null }],
    clientManagers: [organisers.vlierbes, organisers.warmeSchoot].map((organiser) => ({
      id: demoId('client-manager', organiser.name),
      authority_id,
      organiser_id: organiserId(organiser),
      person_id: staff.liesbet.id,
      person_name: staff.liesbet.name,
      from_on: today.subtract({ months: 14 }),
      set_by: staff.joris.id,
      set_at: now.subtract({ hours: 24 * 420 }),
    })),
  }
}
