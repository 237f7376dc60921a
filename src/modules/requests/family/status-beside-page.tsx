import { longDay } from '../../../lib/format.ts'
import { Actions, Card, DataList, MailAddress, PostButton, useView } from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { Case } from '../case-queries.ts'
import { canTake } from '../choice.ts'

export const changeTopics = ['dagen', 'start', 'gegevens'] as const
/** What a family changes itself. */
export type ChangeTopic = (typeof changeTopics)[number]

/** @param child counted from 1 */
export const changePath = (topic: ChangeTopic, child: number): string =>
  `/aanvraag/wijzigen/${topic}${child === 1 ? '' : `?kind=${child}`}`

/** Beside the status: what was asked, what can change, and who helps. */
export function Beside({ family, own }: { family: readonly Case[]; own: Case }) {
  const { t, lang } = useView()
  const { desk, halfDays, startOn, daysFlexible, startFlexible } = own
  const child = family.findIndex(({ id }) => id === own.id) + 1
  const runs = own.choices.some(({ acts }) => acts !== 'nobody')
  const change = (topic: ChangeTopic) => (runs ? { change: changePath(topic, child) } : {})
  return (
    <>
      <Card title={t('requests.status.facts')}>
        <DataList
          stacked
          items={[
            {
              label: t('requests.fact.days'),
              value: `${halfDaysInWords(halfDays, t, lang)} (${t(`ask.days-flexible.fact.${daysFlexible}`)})`,
              ...change('dagen'),
            },
            {
              label: t('requests.fact.start'),
              value: `${longDay(startOn, lang)} (${t(`ask.start-flexible.fact.${startFlexible}`)})`,
              ...change('start'),
            },
            { label: t('family.contact'), value: <Reach own={own} />, ...change('gegevens') },
          ]}
        />
        {own.together && family.length > 1 && <p>{t('ask.check.together')}</p>}
      </Card>
      <Card flat title={t('requests.status.help')}>
        <p>{desk.name}</p>
        {desk.phone !== null && (
          <p>
            <a href={`tel:${desk.phone.replaceAll(/[^+\d]/g, '')}`}>{desk.phone}</a>
            {desk.hours !== null && <> ({desk.hours})</>}
          </p>
        )}
        <p>{t('family.help')}</p>
        <p>
          <a href="/aanvraag/wie-keek">{t('looked.link')}</a>
        </p>
        {family.some(({ choices }) => choices.some(({ state }) => canTake(state, 'withdraw', 'family'))) && (
          <p>
            <a href="/aanvraag/intrekken">{t('requests.withdraw.link')}</a>
          </p>
        )}
      </Card>
      <Actions>
        <PostButton kind="secondary" action="/uitloggen">
          {t('requests.status.leave')}
        </PostButton>
      </Actions>
    </>
  )
}

function Reach({ own: { contactName, contactEmail, contactPhone, contactAddress } }: { own: Case }) {
  const ways = [contactName, contactEmail, contactPhone, ...(contactAddress?.split('\n') ?? [])]
  return (
    <>
      {ways.map(
        (way) =>
          way !== null && (
            <span key={way}>
              {way === contactEmail ? <MailAddress address={way} /> : way}
              <br />
            </span>
          ),
      )}
    </>
  )
}
