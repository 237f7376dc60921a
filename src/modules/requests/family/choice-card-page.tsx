import type { ComponentChildren } from 'preact'
import { localDay } from '../../../lib/days.ts'
import { Actions, Card, PostButton, Tag, useView } from '../../../ui/index.ts'
import { askPath, monthWords, priceCanBeSaid, priceFor } from '../../locations/rules.ts'
import type { Asked } from '../../tariffs/rules.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { standing } from '../request-terms.ts'

export interface ChoiceCardProps {
  readonly own: Case
  readonly choice: CaseChoice
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  /** The places whose order the family may still change. */
  readonly movable: readonly CaseChoice[]
  /** What this browser told the calculator. */
  readonly asked: readonly Asked[]
  /** What there is to do here: an offer, an invitation, a question. */
  readonly children?: ComponentChildren
}

/** One wished place: who has it, since when, what comes next, by when. */
export function ChoiceCard({ own, choice, today, movable, asked, children }: ChoiceCardProps) {
  const { t } = useView()
  const { rank, location, state } = choice
  return (
    <Card
      level={3}
      title={own.choices.length === 1 ? location.name : `${rank}. ${location.name}`}
      tags={<Tag tone={toneOf[state]}>{t(`requests.state.${state}`)}</Tag>}
    >
      <p>{useStanding(own, choice, today)}</p>
      <OwnPrice choice={choice} asked={asked} />
      {children}
      <Order own={own} choice={choice} movable={movable} />
    </Card>
  )
}

const toneOf = {
  asked: 'info',
  question: 'warn',
  visit: 'warn',
  visiting: 'info',
  offered: 'ok',
  accepted: 'ok',
  declined: undefined,
  lapsed: undefined,
  refused: undefined,
  withdrawn: undefined,
  elsewhere: undefined,
} as const

function useStanding(
  { desk }: Case,
  { state, acts, dueOn, changedAt, location }: CaseChoice,
  today: Temporal.PlainDate,
) {
  const { t } = useView()
  const since = localDay(changedAt, desk.zone)
  const who = acts === 'organiser' ? location.name : desk.name
  switch (state) {
    case 'asked':
    case 'visiting': {
      if (!dueOn) return t('family.card.waits', { who, since })
      const { late } = standing(desk.land, today, dueOn)
      if (late) return t('family.card.late', { who, due: dueOn, desk: desk.name })
      return t(`family.card.${state}`, { who, since, due: dueOn })
    }
    case 'question':
    case 'visit':
    case 'offered':
      return dueOn ? t(`family.card.${state}`, { since, due: dueOn }) : t('family.card.yours', { since })
    default:
      return t(`family.card.${state}`, { since })
  }
}

/** What a place here costs this family, while there still may be one: known, or calculated on a page of its own. */
function OwnPrice({ choice: { state, acts, location }, asked }: Pick<ChoiceCardProps, 'choice' | 'asked'>) {
  const { t, lang } = useView()
  const { kind: price, cents: priceCents, per: pricePer } = location.price
  const priced = { ...location, price, priceCents, pricePer }
  if (!priceCanBeSaid(priced) || (acts === 'nobody' && state !== 'accepted')) return null
  const own = priceFor(asked, priced)
  if (own) {
    const month = monthWords(own, t, lang)
    return (
      <p>
        {t(own.assumed === null ? 'prices.tag' : 'prices.tag.assumed', { month })}.{' '}
        <a href={askPath(location.land)}>{t('prices.card.how')}</a>
      </p>
    )
  }
  // Told already, and nothing can be said of this place.
  if (asked.some(({ land }) => land === location.land)) return null
  return (
    <p class="kd-hint">
      <a href={askPath(location.land)}>
        {t('family.card.price')} <span class="kd-hidden">{location.name}</span>
      </a>
    </p>
  )
}

function Order({ own, choice, movable }: Pick<ChoiceCardProps, 'own' | 'choice' | 'movable'>) {
  const { t } = useView()
  const at = movable.findIndex(({ id }) => id === choice.id)
  if (at === -1 || movable.length === 1) return null
  const fields = (naar: string) => ({ keuze: choice.id, naar, versie: String(own.version) })
  const { name } = choice.location
  return (
    <Actions>
      {at > 0 && (
        <PostButton kind="plain" small action="/aanvraag/volgorde" fields={fields('hoger')}>
          ▲ {t('ask.place.up')} <span class="kd-hidden">{name}</span>
        </PostButton>
      )}
      {at < movable.length - 1 && (
        <PostButton kind="plain" small action="/aanvraag/volgorde" fields={fields('lager')}>
          ▼ {t('ask.place.down')} <span class="kd-hidden">{name}</span>
        </PostButton>
      )}
    </Actions>
  )
}
