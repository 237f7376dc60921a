import type { Person } from '../../../lib/actor.ts'
import { longDay } from '../../../lib/format.ts'
import { audit } from '../../../platform/audit.ts'
import type { Write } from '../../../platform/database.ts'
import { renderLetter } from '../../../platform/letter-layout.tsx'
import { planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { newId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import { peopleById } from '../watch/watch-queries.ts'
import { endSubstitute, insertSubstitute, substitutesFrom } from './substitute-queries.ts'
import { type SubstituteRefusal, substituteRefusal, type Substitution } from './substitution.ts'

export interface WantedSubstitute extends Substitution {
  readonly organisationId: string
  readonly personName: string
  /** Where the work is that waits; else the work list of reactions. */
  readonly path?: string
}

/** Names who stands in; that person hears it. The rows say who may: who is away, or who watches over the house. */
export function nameSubstitute(
  platform: Platform,
  actor: Person,
  wanted: WantedSubstitute,
  today: Temporal.PlainDate,
): Promise<'named' | { refusal: SubstituteRefusal }> {
  return platform.db.change(actor, async (tx) => {
    const others = await substitutesFrom(tx, today)
    const here = others.filter(({ organisationId }) => organisationId === wanted.organisationId)
    const refusal = substituteRefusal(wanted, here, today)
    if (refusal) return { refusal }
    const id = newId()
    await insertSubstitute(tx, { ...wanted, id, setAt: platform.clock.now() })
    await audit(tx, actor, {
      action: 'feedback.substitute_named',
      subjectKind: 'person',
      subjectId: wanted.personId,
      organisationId: wanted.organisationId,
      details: { substitute: wanted.substituteId, from: wanted.fromOn.toString(), until: wanted.untilOn.toString() },
    })
    await tellSubstitute(tx, platform, wanted)
    return 'named'
  })
}

async function tellSubstitute(tx: Write, platform: Platform, wanted: WantedSubstitute): Promise<void> {
  const { organisationId, substituteId, personName, path = '/werk/reacties' } = wanted
  const [to] = await peopleById(tx, [substituteId])
  if (!to) return
  const view = await letterViewOf(tx, organisationId, to.language)
  const origin = await originOf(tx, platform.config, organisationId)
  const { t, lang } = view
  const values = { name: personName, from: longDay(wanted.fromOn, lang), until: longDay(wanted.untilOn, lang) }
  await planLetter(tx, {
    kind: 'feedback.staff_stands_in',
    to: to.email,
    language: to.language,
    ...renderLetter(view, {
      subject: t('substitutes.staff.letter.subject', values),
      greeting: t('feedback.letter.greeting', { name: to.name }),
      paragraphs: [t('substitutes.staff.letter', values), t('substitutes.staff.letter.next')],
      button: { label: t('watch.staff.warning.open'), url: new URL(path, origin).href },
      closing: t('feedback.letter.closing'),
    }),
    organisationId,
    subjectId: null,
  })
}

/** Somebody is back sooner. */
export function stopSubstitute({ db, clock }: Platform, actor: Person, id: string): Promise<boolean> {
  return db.change(actor, async (tx) => {
    const ended = await endSubstitute(tx, id, clock.now())
    if (ended) await audit(tx, actor, { action: 'feedback.substitute_ended', subjectKind: 'substitute', subjectId: id })
    return ended
  })
}
