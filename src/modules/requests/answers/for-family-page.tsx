import { list } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Details, Form, Hidden, Radios, TextArea, useView } from '../../../ui/index.ts'
import { wordsLimit } from '../asked.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { slotInWords } from './slot.ts'
import { alongOf, leftOut, togetherIn } from './together.ts'
import { TogetherForm } from './together-page.tsx'

interface ForFamilyProps {
  /** The children of the family, where they want a place together; the request itself among them. */
  readonly family: readonly Case[]
  readonly today: Temporal.PlainDate
  readonly dossier: Case
  readonly choice: CaseChoice
  readonly action: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** What a family tells by telephone about an invitation or an offer, written down in its name. */
export function AnswersForFamily(props: ForFamilyProps) {
  const { state } = props.choice
  return (
    <>
      {state === 'visit' && <PickForFamily {...props} />}
      {state === 'offered' && <AcceptTogetherForFamily {...props} />}
      {state === 'offered' && <AcceptForFamily {...props} />}
      {state === 'offered' && <DeclineForFamily {...props} />}
    </>
  )
}

function PickForFamily({ dossier, choice, action, typed, errors }: ForFamilyProps) {
  const { t, lang } = useView()
  const slots = choice.visit?.slots ?? []
  return (
    <Details summary={t('answers.staff.pick.title')} open={errors.some(({ field }) => field === 'moment')}>
      <Form action={action} values={typed} errors={errors}>
        <Seen choice={choice} step="pick" />
        <Radios
          name="moment"
          label={t('answers.staff.pick.which')}
          options={[
            ...slots.map((slot) => ({ value: slot.toString(), label: slotInWords(slot, dossier.desk.zone, lang) })),
            { value: 'geen', label: t('answers.staff.pick.none') },
          ]}
        />
        <Actions>
          <Button kind="secondary">{t('answers.staff.pick.save')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function AcceptTogetherForFamily({ choice, dossier, family, today }: ForFamilyProps) {
  const { t, lang } = useView()
  const together = togetherIn(family, today).find(({ location }) => location.id === choice.location.id)
  if (!together?.offers.some(({ own }) => own.id === dossier.id)) return null
  const children = list(
    together.offers.map(({ own }) => own.childName),
    lang,
  )
  return (
    <Details summary={t('answers.staff.together.accept.title')}>
      <p>{t('answers.staff.together.accept.body', { children, location: choice.location.name })}</p>
      <TogetherForm together={together} action={`/werk/aanvragen/${dossier.number}/samen-aannemen`} />
    </Details>
  )
}

function AcceptForFamily({ choice, dossier, family, today }: ForFamilyProps) {
  const { t, lang } = useView()
  const left = leftOut(alongOf(family, { own: dossier, choice }, today))
  const open = choice.offers.find(({ state }) => state === 'open')
  if (!open) return null
  return (
    <Details summary={t('answers.staff.accept.title')}>
      {left.length > 0 && (
        <Alert kind="warn">
          {t('answers.staff.together.alone', { child: dossier.childName, others: list(left, lang) })}
        </Alert>
      )}
      <p>{t('answers.staff.accept.body')}</p>
      <Form action={`/werk/aanvragen/${dossier.number}/aannemen`}>
        <Hidden name="aanbod" value={open.id} />
        <Seen choice={choice} step="accept" />
        <Actions>
          <Button kind="secondary">{t('answers.staff.accept.save')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function DeclineForFamily({ choice, action, typed, errors }: ForFamilyProps) {
  const { t } = useView()
  return (
    <Details summary={t('answers.staff.decline.title')}>
      <Form action={action} values={typed} errors={errors}>
        <Seen choice={choice} step="decline" />
        <TextArea
          name="decline_words"
          label={t('answers.staff.decline.words')}
          maxLength={wordsLimit}
          rows={3}
          optional
        />
        <Actions>
          <Button kind="secondary">{t('answers.staff.decline.save')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function Seen({ choice, step }: { choice: CaseChoice; step: string }) {
  return (
    <>
      <Hidden name="keuze" value={choice.id} />
      <Hidden name="versie" value={String(choice.version)} />
      <Hidden name="stap" value={step} />
    </>
  )
}
