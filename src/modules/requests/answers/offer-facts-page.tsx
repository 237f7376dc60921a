import { longDay } from '../../../lib/format.ts'
import { Card, DataList, Quote, Tag, useView } from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import type { CaseOffer } from './answer-queries.ts'
import { otherDays } from './offer.ts'

/** What was offered: days, start, until when, and what came of it. */
export function OfferFacts({ offer, asked }: { offer: CaseOffer; asked: readonly string[] }) {
  const { t, lang } = useView()
  const { state, halfDays, startOn, untilOn, answerBy, ageGroupName, words } = offer
  return (
    <Card
      flat
      level={3}
      title={t('answers.offer.title')}
      tags={
        <>
          <Tag tone={state === 'accepted' ? 'ok' : state === 'open' ? 'info' : undefined}>
            {t(`answers.offer.state.${state}`)}
          </Tag>
          {otherDays(halfDays, asked) && <Tag tone="warn">{t('answers.offer.other-days')}</Tag>}
        </>
      }
    >
      <DataList
        items={[
          { label: t('answers.offer.days'), value: halfDaysInWords(halfDays, t, lang) },
          { label: t('answers.offer.start'), value: longDay(startOn, lang) },
          ...(untilOn === null ? [] : [{ label: t('answers.offer.end'), value: longDay(untilOn, lang) }]),
          ...(ageGroupName === null ? [] : [{ label: t('answers.offer.group'), value: ageGroupName }]),
          { label: t('answers.offer.until'), value: longDay(answerBy, lang) },
        ]}
      />
      {words !== '' && <Quote>{words}</Quote>}
    </Card>
  )
}
