import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Form, Hidden, LinkButton, Radios, Section, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { slotInWords } from './answer-mail.ts'
import { openOffersIn } from './own-offers.ts'

export interface PickMomentProps {
  readonly own: Case
  /** In state `visit`. */
  readonly choice: CaseChoice
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** The one thing to do for a family that is invited: pick a moment, or say that none suits. */
export function PickMoment({ own, choice, typed, errors }: PickMomentProps) {
  const { t, lang } = useView()
  const slots = choice.visit?.slots ?? []
  return (
    <Section title={t('answers.pick.title', { location: choice.location.name })} id="bezoek">
      <Form action="/aanvraag/bezoek" values={typed} errors={errors}>
        <Hidden name="keuze" value={choice.id} />
        <Hidden name="versie" value={String(choice.version)} />
        <Radios
          name="moment"
          label={t('answers.pick.which')}
          options={[
            ...slots.map((slot) => ({ value: slot.toString(), label: slotInWords(slot, own.desk.zone, lang) })),
            { value: 'geen', label: t('answers.pick.none'), hint: t('answers.pick.none.hint') },
          ]}
        />
        <Actions>
          <Button>{t('answers.pick.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** On the status page: the way to the offers that wait for an answer. */
export function OffersToDecide({ cases }: { cases: readonly Case[] }) {
  const { t } = useView()
  const open = openOffersIn(cases)
  const [first] = open
  if (!first) return null
  return (
    <Actions>
      <LinkButton href={open.length === 1 ? `/aanvraag/aanbod/${first.offer.id}` : '/aanvraag/aanbod'}>
        {t('answers.offers.decide', { count: open.length })}
      </LinkButton>
    </Actions>
  )
}
