import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Details, Form, Hidden, Radios, Select, TextArea, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { refusalReasons } from '../choice.ts'
import { workingDaysFor } from '../request-terms.ts'
import { wordsLimit } from '../asked.ts'

export interface DossierFormProps {
  readonly dossier: Case
  readonly choice: CaseChoice
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Yes, no or a question; what the family will read is shown before it leaves. */
export function AnswerForm({ dossier, choice, today, typed, errors }: DossierFormProps) {
  const { t } = useView()
  const { language, desk } = dossier
  const days = workingDaysFor(desk.land, 'family', today)
  return (
    <Form action={address(dossier, 'antwoord')} values={typed} errors={errors} guard>
      <Seen dossier={dossier} choice={choice} />
      <Radios
        name="antwoord"
        label={t('requests.staff.answer.label')}
        options={(['offer', 'refuse', 'question'] as const).map((step) => ({
          value: step,
          label: t(`requests.staff.answer.${step}`),
          hint:
            step === 'question'
              ? t('requests.staff.answer.question.hint', { days })
              : t(`requests.staff.answer.${step}.hint`),
        }))}
      />
      <Select
        name="reden"
        label={t('requests.staff.answer.reason')}
        hint={t('requests.staff.answer.reason.hint')}
        empty={t('requests.staff.answer.reason.empty')}
        options={refusalReasons.map((reason) => ({ value: reason, label: t(`requests.staff.reason.${reason}`) }))}
        optional="sometimes"
      />
      <TextArea
        name="words"
        label={t('requests.staff.answer.words')}
        hint={t('requests.staff.answer.words.hint', { language })}
        maxLength={wordsLimit}
        rows={5}
      />
      <Actions>
        <Button name="naar" value="bekijk">
          {t('requests.staff.answer.preview')}
        </Button>
      </Actions>
    </Form>
  )
}

/** A wrong answer is taken back; the family is told why. */
export function MendForm(props: DossierFormProps) {
  const { t } = useView()
  return (
    <StepDetails {...props} step="mend" button={t('requests.staff.mend.send')}>
      <p>{t('requests.staff.mend.body')}</p>
    </StepDetails>
  )
}

export function ReplyForFamily(props: DossierFormProps) {
  const { t } = useView()
  return <StepDetails {...props} step="reply" button={t('requests.staff.reply.save')} />
}

export function WithdrawForFamily(props: DossierFormProps) {
  const { t } = useView()
  return (
    <StepDetails {...props} step="withdraw" button={t('requests.staff.withdraw.save')} danger optional>
      <Alert kind="warn">{t('requests.staff.withdraw.body')}</Alert>
    </StepDetails>
  )
}

interface StepProps extends DossierFormProps {
  readonly step: 'mend' | 'reply' | 'withdraw'
  readonly button: string
  readonly danger?: boolean
  readonly optional?: boolean
  readonly children?: ComponentChildren
}

function StepDetails({ dossier, choice, typed, errors, step, button, danger, optional, children }: StepProps) {
  const { t } = useView()
  const field = `${step}_words`
  return (
    <Details summary={t(`requests.staff.${step}.title`)} open={isOpen(field, typed, errors)}>
      {children}
      <Form action={address(dossier, 'stap')} values={typed} errors={errors}>
        <Seen dossier={dossier} choice={choice} />
        <Hidden name="stap" value={step} />
        <TextArea
          name={field}
          label={t(`requests.staff.${step}.words`)}
          maxLength={wordsLimit}
          rows={4}
          optional={optional}
        />
        <Actions>
          <Button kind={danger === true ? 'danger' : 'secondary'}>{button}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

/** For colleagues only. */
export function NoteForm({ dossier, typed, errors }: DossierFormProps) {
  const { t } = useView()
  return (
    <Details summary={t('requests.staff.note.title')} open={isOpen('note_words', typed, errors)}>
      <Form action={address(dossier, 'notitie')} values={typed} errors={errors}>
        <TextArea
          name="note_words"
          label={t('requests.staff.note.words')}
          hint={t('requests.staff.note.hint')}
          maxLength={wordsLimit}
          rows={3}
        />
        <Actions>
          <Button kind="secondary">{t('requests.staff.note.save')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

const isOpen = (field: string, typed: Typed, errors: readonly FieldError[]) =>
  errors.some((error) => error.field === field) || (typed[field] ?? '') !== ''

const address = ({ number }: Case, what: 'antwoord' | 'stap' | 'notitie') => `/werk/aanvragen/${number}/${what}`

/** What the desk worker had before him: who comes second is told. */
function Seen({ dossier, choice }: Pick<DossierFormProps, 'dossier' | 'choice'>) {
  return (
    <>
      <Hidden name="keuze" value={choice.id} />
      <Hidden name="versie" value={String(dossier.version)} />
    </>
  )
}
