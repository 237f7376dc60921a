import type { Write } from '../../../platform/database.ts'
import { type LetterView, renderLetter } from '../../../platform/letter-layout.tsx'
import { letterExists, planLetter } from '../../../platform/letters.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { letterViewOf, originOf } from '../../accounts/index.ts'
import type { House } from '../procedure/house-queries.ts'
import { coordinatorsOf } from '../watch/watch-queries.ts'

export interface PostNews {
  /** `arrived`: there is post · `post_warning`: nobody read it in time. */
  readonly kind: 'arrived' | 'post_warning'
  /** The reaction that it answers: whom that is about hears nothing. */
  readonly answers: string | null
  /** Numbers and days, never who wrote what. */
  words(view: LetterView): { readonly subject: string; readonly body: string }
}

/** Who watches over a house hears of its post, once a day for each kind of news. */
export async function tellOfPost(tx: Write, platform: Platform, house: Pick<House, 'id' | 'zone'>, news: PostNews) {
  const today = platform.clock.now().toZonedDateTimeISO(house.zone).toPlainDate()
  const origin = await originOf(tx, platform.config, house.id)
  for (const reader of await coordinatorsOf(tx, house.id, news.answers)) {
    const id = derivedId(`feedback.${news.kind} ${today.toString()} ${house.id} ${reader.id}`)
    if (await letterExists(tx, id)) continue
    const view = await letterViewOf(tx, house.id, reader.language)
    const { t } = view
    const { subject, body } = news.words(view)
    await planLetter(tx, {
      id,
      kind: `feedback.staff_${news.kind}`,
      to: reader.email,
      language: reader.language,
      ...renderLetter(view, {
        subject,
        greeting: t('feedback.letter.greeting', { name: reader.name }),
        paragraphs: [body, t('arrive.staff.letter.term')],
        button: { label: t('arrive.staff.letter.open'), url: new URL('/werk/reacties/post', origin).href },
        closing: t('feedback.letter.closing'),
      }),
      organisationId: house.id,
      subjectId: null,
    })
  }
}
