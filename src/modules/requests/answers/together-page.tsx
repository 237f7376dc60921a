import { list, longDay } from '../../../lib/format.ts'
import { Actions, Alert, Button, Card, DataList, Form, Hidden, Stack, useView } from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import { type Along, leftOut, type TogetherOffer } from './together.ts'

/** The places of one location for all children at once, with one button. */
export function TogetherCard({
  together,
  action,
  level = 2,
}: {
  together: TogetherOffer
  action: string
  level?: 2 | 3
}) {
  const { t, lang } = useView()
  const { location, offers } = together
  const children = offers.map(({ own }) => own.childName)
  return (
    <Card title={t('answers.together.title', { location: location.name })} level={level}>
      <Stack>
        <DataList
          stacked
          items={offers.map(({ own, offer }) => ({
            label: own.childName,
            value: t('answers.together.place', {
              days: halfDaysInWords(offer.halfDays, t, lang),
              start: longDay(offer.startOn, lang),
              until: offer.untilOn ? longDay(offer.untilOn, lang) : 'none',
            }),
          }))}
        />
        <p>{t('answers.together.means', { children: list(children, lang) })}</p>
        <TogetherForm together={together} action={action} />
      </Stack>
    </Card>
  )
}

/** One button for all of them; what was seen goes with it. */
export function TogetherForm({ together: { offers, location }, action }: { together: TogetherOffer; action: string }) {
  const { t } = useView()
  return (
    <Form action={action}>
      <Hidden name="plaats" value={offers.map(({ offer, choice }) => `${offer.id}:${choice.version}`).join(',')} />
      <Actions>
        <Button>
          {t('answers.together.accept', { count: offers.length })}
          <span class="kd-hidden"> {location.name}</span>
        </Button>
      </Actions>
    </Form>
  )
}

/** What it means to take the place of one child alone, said before it is taken. */
export function AloneNotice({ child, along }: { child: string; along: readonly Along[] }) {
  const { t, lang } = useView()
  if (along.length === 0) return null
  const left = leftOut(along)
  return (
    <Alert kind={left.length > 0 ? 'warn' : 'info'}>
      {along
        .filter(({ stands }) => stands === 'place' || stands === 'elsewhere')
        .map((one) => (
          <p key={one.child}>{t('answers.together.has', { child: one.child, where: one.stands })}</p>
        ))}
      {left.length > 0 && <p>{t('answers.together.alone', { child, others: list(left, lang), count: left.length })}</p>}
    </Alert>
  )
}
