import { longDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Form, Hidden, LinkButton, Page, Quote, Radios, Section, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { canTake } from '../choice.ts'
import { AskForm } from './family-offer-page.tsx'
import { comingSlots, slotInWords } from './slot.ts'

interface FamilyStepProps {
  readonly own: Case
  readonly choice: CaseChoice
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** A family that is invited picks a moment, or says that none suits. */
export function VisitPage({ own, choice, now, typed = {}, errors = [] }: FamilyStepProps & { now: Temporal.Instant }) {
  const { t, lang } = useView()
  const slots = comingSlots(choice.visit?.slots ?? [], now)
  const words = own.history.findLast(({ kind, choiceId }) => kind === 'invited' && choiceId === choice.id)?.words ?? ''
  return (
    <Page
      title={t('answers.pick.title', { location: choice.location.name })}
      back={{ label: t('requests.status.title'), href: '/aanvraag' }}
      errors={errors}
    >
      {words !== '' && <Quote>{words}</Quote>}
      <Form action={`/aanvraag/bezoek/${choice.id}`} values={typed} errors={errors}>
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
          <LinkButton kind="secondary" href={`/aanvraag/vraag/${choice.id}`}>
            {t('answers.decide.ask')}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}

/** A family asks the location something; nobody's turn changes. */
export function AskPage({ own, choice, typed = {}, errors = [] }: FamilyStepProps) {
  const { t, lang } = useView()
  const said = own.history.filter(
    ({ choiceId, kind }) => choiceId === choice.id && (kind === 'family_asked' || kind === 'told_family'),
  )
  return (
    <Page
      title={t('answers.ask.title', { location: choice.location.name })}
      back={{ label: t('requests.status.title'), href: '/aanvraag' }}
      intro={t('answers.ask.intro')}
      errors={errors}
    >
      <AskForm choice={choice} typed={typed} errors={errors} />
      {said.length > 0 && (
        <Section title={t('answers.talk.title')}>
          {said.map(({ id, kind, at, words }) => (
            <div key={id}>
              <p>
                {t(kind === 'family_asked' ? 'requests.event.family_asked' : 'requests.event.told_family', {
                  location: choice.location.name,
                })}
                , {longDay(localDay(at, own.desk.zone), lang)}
              </p>
              <Quote>{words}</Quote>
            </div>
          ))}
        </Section>
      )}
    </Page>
  )
}

/** On the status page: what a family can do at one of its choices. */
export function ChoiceToDo({ choice }: { choice: CaseChoice }) {
  const { t } = useView()
  const { id, state, offers, location } = choice
  const open = offers.find((offer) => offer.state === 'open')
  const about = <span class="kd-hidden">: {location.name}</span>
  const main =
    state === 'offered' && open
      ? { href: `/aanvraag/aanbod/${open.id}`, label: t('answers.todo.offer') }
      : state === 'visit'
        ? { href: `/aanvraag/bezoek/${id}`, label: t('answers.todo.visit') }
        : state === 'accepted'
          ? { href: '/aanvraag/plaats', label: t('answers.todo.place') }
          : undefined
  const asks = canTake(state, 'ask', 'family')
  if (!main && !asks) return null
  return (
    <Actions>
      {main && (
        <LinkButton href={main.href}>
          {main.label}
          {about}
        </LinkButton>
      )}
      {asks && (
        <LinkButton kind={main ? 'secondary' : 'plain'} href={`/aanvraag/vraag/${id}`}>
          {t('answers.todo.ask')}
          {about}
        </LinkButton>
      )}
    </Actions>
  )
}
