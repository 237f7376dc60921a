import { localDay } from '../../src/lib/days.ts'
import { adviceDue } from '../../src/modules/feedback/panel/panel-settings.ts'
import type { ProcedureChange } from '../../src/modules/feedback/panel/procedure-change.ts'
import { demoId } from './ids.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import type { Row } from './rows.ts'

/** The client panel of a day-care group: four parents, one question that is open and one that the house answered otherwise. */
export interface PanelRows {
  settings: Row<'feedback.procedure_setting'>[]
  panels: Row<'feedback.panel'>[]
  members: Row<'feedback.panel_member'>[]
  measures: Row<'feedback.measure'>[]
  consultations: Row<'feedback.consultation'>[]
  comments: Row<'feedback.consultation_comment'>[]
}

const house = organisations.dijken.id
const panelId = demoId('panel', 'dijken')

const people = {
  farida: ['Farida Haddou', 'nl'],
  jeroen: ['Jeroen Blok', 'nl'],
  anouk: ['Anouk de Wit', 'nl'],
  tomasz: ['Tomasz Kowalski', 'en'],
} as const satisfies Record<string, readonly [string, 'nl' | 'en']>
export type PanelMemberKey = keyof typeof people

export const panelMemberId = (key: PanelMemberKey): string => demoId('panel member', key)

const ago = (now: Temporal.Instant, days: number) => now.subtract({ hours: 24 * days })

export function panelOf(now: Temporal.Instant): PanelRows {
  const today = localDay(now, 'Europe/Amsterdam')
  const weekly = today.add({ days: 45 })
  const change: ProcedureChange = { name: 'progress_weeks', was: 2, becomes: 1, fromOn: weekly.toString() }
  const setting = (name: string, from: Temporal.PlainDate, value: number, days: number) => ({
    organisation_id: house,
    name,
    from_on: from,
    value: JSON.stringify(value),
    set_by: staff.wim.id,
    set_at: ago(now, days),
  })
  return {
    settings: [
      setting('improvements_page', today.subtract({ days: 60 }), 1, 61),
      setting('progress_weeks', weekly, 1, 7),
    ],
    panels: [
      {
        id: panelId,
        organisation_id: house,
        kind: 'client_panel',
        name: 'Klantpanel Tussen de Dijken',
        made_by: staff.gerda.id,
        made_at: ago(now, 300),
      },
    ],
    members: Object.entries(people).map(([key, [name, language]]) => ({
      // The keys of the table above.
      id: panelMemberId(key as PanelMemberKey),
      panel_id: panelId,
      name,
      email: `${key}@example.org`,
      language,
      from_on: today.subtract({ days: 300 }),
      added_by: staff.gerda.id,
      added_at: ago(now, 300),
    })),
    measures: [improved(now, today)],
    consultations: [open(now, today, change), deviated(now, today)],
    comments: [
      said('weekly', 'jeroen', 'Elke week een bericht is fijn. Ook als er niets nieuws is?', ago(now, 4)),
      said('weekly', 'anouk', 'Liever wel: dan weet je dat het niet vergeten is.', ago(now, 3)),
      said('handler', 'farida', 'Als de locatiemanager het zelf behandelt, durft niet iedereen het te zeggen.', ago(now, 84)),
    ],
  }
}

const improved = (now: Temporal.Instant, today: Temporal.PlainDate): Row<'feedback.measure'> => ({
  id: demoId('measure', 'belafspraak'),
  organisation_id: house,
  words: 'Na elke ruzie of val belt de groep dezelfde dag, volgens één belafspraak.',
  owner_id: staff.bram.id,
  owner_name: staff.bram.name,
  due_on: today.subtract({ days: 30 }),
  state: 'verified',
  proof: 'De belafspraak hangt in elke groep.',
  done_by: staff.bram.id,
  done_on: today.subtract({ days: 34 }),
  verified_by: staff.wim.id,
  verified_on: today.subtract({ days: 30 }),
  made_at: ago(now, 120),
  report_year: today.year - 1,
  public_words: 'Gebeurt er iets met een kind? Dan bellen wij dezelfde dag, op elke locatie.',
})

const asked = {
  panel_id: panelId,
  asked_by: staff.wim.id,
  asked_name: staff.wim.name,
} as const

const open = (
  now: Temporal.Instant,
  today: Temporal.PlainDate,
  change: ProcedureChange,
): Row<'feedback.consultation'> => ({
  ...asked,
  id: demoId('consultation', 'weekly'),
  subject: 'procedure',
  title: 'Elke week een bericht aan wie een klacht indiende',
  words: 'Nu schrijven wij minstens elke twee weken hoe het met een klacht staat. Wij willen dat elke week doen. Wat vindt u?',
  changes: JSON.stringify([change]),
  asked_at: ago(now, 6),
  due_on: adviceDue('nl', today.subtract({ days: 6 }), 4),
})

const deviated = (now: Temporal.Instant, today: Temporal.PlainDate): Row<'feedback.consultation'> => ({
  ...asked,
  id: demoId('consultation', 'handler'),
  subject: 'handlers',
  title: 'Wie behandelt een klacht?',
  words: 'Wij willen dat de clustermanager een klacht eerst behandelt, en niet meer het hoofdkantoor. Wat vindt u?',
  asked_at: ago(now, 90),
  due_on: adviceDue('nl', today.subtract({ days: 90 }), 4),
  state: 'deviated',
  advice: 'negative',
  advice_words: 'Laat iemand van buiten de locatie behandelen. Anders durft niet iedereen iets te zeggen.',
  advised_by: panelMemberId('farida'),
  advised_name: people.farida[0],
  advised_at: ago(now, 80),
  answer_words:
    'Het hoofdkantoor heeft te weinig mensen om binnen vijf werkdagen te beginnen. De clustermanager werkt niet op de groep. Na een half jaar kijken wij met u of het goed gaat.',
  answered_by: staff.gerda.id,
  answered_name: staff.gerda.name,
  answered_at: ago(now, 76),
  public_words:
    'Ouders vroegen om een behandelaar van buiten de locatie. Dat lukt nu niet binnen vijf werkdagen. Na een half jaar kijken wij opnieuw.',
})

const said = (
  consultation: string,
  key: PanelMemberKey,
  words: string,
  at: Temporal.Instant,
): Row<'feedback.consultation_comment'> => ({
  id: demoId('comment', `${consultation} ${key}`),
  consultation_id: demoId('consultation', consultation),
  member_id: panelMemberId(key),
  member_name: people[key][0],
  words,
  at,
})
