import { localDay } from '../../../lib/days.ts'
import type { Write } from '../../../platform/database.ts'
import type { Job } from '../../../platform/jobs.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { sentSince } from '../follow/link-queries.ts'
import { houseById } from '../procedure/house-queries.ts'
import { isWorkingHour, warningOn } from '../watch/warning.ts'
import { coordinatorsOf } from '../watch/watch-queries.ts'
import {
  type Consultation,
  findConsultation,
  lockConsultation,
  markReminded,
  openConsultations,
  saveLapsed,
} from './consultation-queries.ts'
import { decideConsultation } from './consultation.ts'
import { deleteExpiredPanelLinks, membersOfAddress } from './member-link-queries.ts'
import {
  planLetterToHouse,
  planLetterToMember,
  planPanelNews,
  type Telling,
  type TellingMember,
  tellMemberTask,
  tellTask,
} from './panel-letter-actions.ts'
import { isHouseNews, type MemberNews, type PanelLetterFacts, type PanelNews } from './panel-mail.ts'
import { memberById, membersOf, panelById } from './panel-queries.ts'
import { consultationPath } from './panel-paths.ts'
import { standingOf } from './panel.ts'

export const tellPanelJob = (platform: Platform): Job<Telling> => ({
  task: tellTask,
  run: (telling) =>
    platform.db.work(async (tx) => {
      const found = await findConsultation(tx, telling.consultation)
      if (!found) return
      await writeToMembers(tx, platform, found, telling)
      await writeToHouse(tx, platform, found, telling)
    }),
})

const aboutOf = (found: Consultation, { news, of = '' }: Telling, reader: string) => ({
  letterId: derivedId(`feedback.panel ${found.id} ${news} ${of} ${reader}`),
  houseId: found.houseId,
  subjectId: found.id,
  facts: factsOf(found, news),
})

/** Those who are members today; who sent the advice knows that already. */
async function writeToMembers(tx: Write, platform: Platform, found: Consultation, telling: Telling): Promise<void> {
  const today = localDay(platform.clock.now(), found.zone)
  for (const member of await membersOf(tx, [found.panelId])) {
    if (standingOf(member, today) !== 'now') continue
    if (telling.news === 'advised' && member.id === found.advisedBy) continue
    const about = aboutOf(found, telling, member.id)
    if (!(await isWritten(tx, about.letterId))) await planLetterToMember(tx, platform, member, telling.news, about)
  }
}

async function writeToHouse(tx: Write, platform: Platform, found: Consultation, telling: Telling): Promise<void> {
  const { news } = telling
  if (!isHouseNews(news)) return
  const path = consultationPath({ slug: found.houseSlug }, found.id)
  for (const reader of await coordinatorsOf(tx, found.houseId, null)) {
    const about = aboutOf(found, telling, reader.id)
    if (!(await isWritten(tx, about.letterId))) await planLetterToHouse(tx, platform, reader, news, { ...about, path })
  }
}

const factsOf = (found: Consultation, news: PanelNews): PanelLetterFacts => ({
  panel: found.panelName,
  house: found.houseName,
  title: found.title,
  dueOn: found.dueOn,
  state: found.state,
  fromOn: null,
  words: news === 'prolonged' || news === 'withdrawn' ? found.reason : '',
})

const isWritten = async (tx: Write, id: string): Promise<boolean> =>
  (await tx.selectFrom('platform.letter').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** A letter about the membership itself. */
export const tellMemberJob = (platform: Platform): Job<TellingMember> => ({
  task: tellMemberTask,
  run: ({ member: id, news }) => platform.db.work((tx) => writeToMember(tx, platform, id, news)),
})

async function writeToMember(tx: Write, platform: Platform, id: string, news: MemberNews): Promise<void> {
  const member = await memberById(tx, id)
  const panel = member && (await panelById(tx, member.panelId))
  const house = panel && (await houseById(tx, panel.organisationId))
  if (!member || !panel || !house) return
  const over = standingOf(member, localDay(platform.clock.now(), house.zone)) === 'over'
  if (over !== (news === 'ended')) return
  const now = platform.clock.now().toString()
  await planLetterToMember(tx, platform, member, news, {
    letterId: derivedId(`feedback.panel member ${id} ${news === 'link' ? now : news}`),
    houseId: house.id,
    subjectId: id,
    facts: {
      panel: panel.name,
      house: house.name,
      title: '',
      dueOn: null,
      state: '',
      fromOn: member.fromOn,
      words: '',
    },
  })
}

/** A new link for every membership of an address; an unknown address gets nothing. */
export const sendPanelLinksJob = (platform: Platform): Job<{ address: string }> => ({
  task: 'feedback_panel_links',
  run: ({ address }) =>
    platform.db.work(async (tx) => {
      const since = platform.clock.now().subtract({ minutes: 10 })
      for (const { id } of await membersOfAddress(tx, address))
        if (!(await sentSince(tx, id, 'feedback.panel_link', since))) await writeToMember(tx, platform, id, 'link')
    }),
})

export const panelWatchTimer = '11 * * * * feedback_panel_watch'

/** Every hour: what was not advised in time is written down as such, and a last day that comes near is told. */
export const panelWatchJob = (platform: Platform): Job => ({
  task: 'feedback_panel_watch',
  async run() {
    const open = await platform.db.work((tx) => openConsultations(tx))
    // Each in a transaction of its own: an advice that is sent at this moment comes before it or after it.
    for (const { id } of open) await platform.db.work((tx) => watch(tx, platform, id))
    await platform.db.work((tx) => deleteExpiredPanelLinks(tx, platform.clock.now()))
  },
})

async function watch(tx: Write, platform: Platform, id: string): Promise<void> {
  const found = await lockConsultation(tx, id)
  if (!found) return
  const at = platform.clock.now().toZonedDateTimeISO(found.zone)
  const today = at.toPlainDate()
  const decided = decideConsultation(found.state, 'lapse', {
    over: Temporal.PlainDate.compare(today, found.dueOn) > 0,
  })
  if ('ok' in decided) {
    await saveLapsed(tx, id)
    return planPanelNews(tx, { consultation: id, news: 'lapsed' })
  }
  const told = found.remindedFor?.equals(today) === true
  if (found.state !== 'open' || told || !isWorkingHour(found.land, at)) return
  if (!warningOn(found.land, today, found.dueOn)) return
  await markReminded(tx, id, today)
  await planPanelNews(tx, { consultation: id, news: 'reminder', of: today.toString() })
}
