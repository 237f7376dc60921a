import { locationId, organiserId } from './location-facts.ts'
import { organisations } from './organisations.ts'
import { organisers } from './organisers.ts'
import { demoId } from './ids.ts'
import { staff } from './people.ts'
import { reactionId, reactionNumber } from './reactions.ts'
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

export interface AuthorityWork {
  readonly passedOn: readonly Row<'supervision.passed_on'>[]
  readonly contacts: readonly Row<'supervision.contact'>[]
  readonly clarifications: readonly Row<'supervision.clarification'>[]
  readonly exchanges: readonly Row<'supervision.exchange'>[]
  readonly news: readonly Row<'supervision.news'>[]
  readonly handovers: readonly Row<'feedback.handover'>[]
}

export const passedOnId = demoId('passed-on', 'tz-rust')
export const clarificationId = (key: string) => demoId('clarification', key)
export const handoverId = (key: string) => demoId('handover', key)

/** What officer and client manager did with what people told them. */
export function authorityWorkOf(now: Temporal.Instant, today: Temporal.PlainDate): AuthorityWork {
  const { joris, liesbet, an } = staff
  const ago = (days: number) => now.subtract({ hours: 24 * days })
  const authority_id = organisations.toezicht.id
  const about = { authority_id, organiser_id: organiserId(organisers.vlierbes), location_id: locationId('De Krekelhof') }
  const asked = { ...about, passed_on_id: passedOnId, asked_by: liesbet.id, asked_name: liesbet.name }
  const noted = { noted_by: liesbet.id, noted_name: liesbet.name }
  const said = { passed_on_id: passedOnId, said_by: liesbet.id, said_name: liesbet.name }
  return {
    passedOn: [
      {
        ...about,
        id: passedOnId,
        reaction_id: reactionId('tz-rust'),
        number: reactionNumber('tz-rust'),
        words: 'Volgens een melding is er tijdens de rusttijd te weinig toezicht op de babygroep. Het zou vaker zo zijn.',
        at_once: false,
        passed_by: joris.id,
        passed_name: joris.name,
        passed_at: ago(8),
      },
    ],
    contacts: [
      {
        ...about,
        ...noted,
        id: demoId('contact', 'bellen'),
        passed_on_id: passedOnId,
        how: 'phone',
        with_whom: 'de verantwoordelijke van De Krekelhof',
        held_on: today.subtract({ days: 7 }),
        words: 'Zij zegt dat er altijd twee begeleiders in het gebouw zijn. Zij zoekt de roosters op.',
        noted_at: ago(7),
      },
      {
        ...about,
        ...noted,
        id: demoId('contact', 'bezoek'),
        passed_on_id: null,
        how: 'visit',
        with_whom: 'de directeur',
        held_on: today.subtract({ days: 90 }),
        words: 'Kennismaking met de nieuwe directeur. Zij wil het aantal plaatsen verhogen.',
        noted_at: ago(90),
      },
    ],
    clarifications: [
      {
        ...asked,
        id: clarificationId('roosters'),
        words: 'Wie was er vorige week tijdens de rusttijd op de babygroep? Stuur het rooster mee of neem het over.',
        asked_at: ago(6),
        due_on: today.subtract({ days: 1 }),
        answer: 'Op maandag en dinsdag was er één begeleider. Op de andere dagen waren er twee.',
        answered_by: an.id,
        answered_at: ago(2),
      },
      {
        ...asked,
        id: clarificationId('plan'),
        words: 'Hoe zorgt u dat er tijdens de rusttijd altijd twee begeleiders op de groep zijn?',
        asked_at: ago(1),
        due_on: today.add({ days: 6 }),
      },
    ],
    exchanges: [
      {
        id: demoId('exchange', 'sinds'),
        passed_on_id: passedOnId,
        words: 'Weet je ook sinds wanneer dit speelt?',
        written_by: liesbet.id,
        written_name: liesbet.name,
        written_at: ago(7),
      },
      {
        id: demoId('exchange', 'zomer'),
        passed_on_id: passedOnId,
        words: 'Sinds de zomer, denk ik. Er is nog een tweede melding die hetzelfde zegt.',
        written_by: joris.id,
        written_name: joris.name,
        written_at: ago(6),
      },
    ],
    news: [
      {
        ...said,
        id: demoId('news', 'gevraagd'),
        kind: 'asked',
        words: 'Wij hebben de opvang gevraagd wie er tijdens de rusttijd op de groep is.',
        said_at: ago(6),
        state: 'told',
        decided_by: joris.id,
        decided_at: ago(5),
      },
      {
        ...said,
        id: demoId('news', 'inspectie'),
        kind: 'inspection',
        words: 'Wij hebben een inspectie gevraagd.',
        said_at: ago(1),
      },
    ],
    handovers: [
      {
        id: handoverId('tz-pap'),
        reaction_id: reactionId('tz-pap'),
        number: reactionNumber('tz-pap'),
        location_id: about.location_id,
        from_id: authority_id,
        to_id: organisations.vlierbes.id,
        reason: 'De opvang kan dit zelf oplossen. U vindt het goed dat zij uw melding krijgt.',
        summary: 'Afspraken over eten staan niet in het huishoudelijk reglement.',
        asked_by: joris.id,
        asked_name: joris.name,
        asked_at: ago(2),
      },
      {
        id: handoverId('bravo'),
        reaction_id: reactionId('eten'),
        number: reactionNumber('eten'),
        location_id: about.location_id,
        from_id: authority_id,
        to_id: organisations.vlierbes.id,
        reason: 'U wilt dit liever met de opvang zelf bespreken.',
        summary: 'Het eten is niet vers, zoals beloofd.',
        asked_by: joris.id,
        asked_name: joris.name,
        asked_at: ago(24),
        state: 'accepted',
        decided_by: an.id,
        decided_name: an.name,
        decided_at: ago(23),
      },
    ],
  }
}
