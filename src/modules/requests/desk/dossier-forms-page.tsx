import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Details, Form, Hidden, TextArea, useView } from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { wordsLimit } from '../asked.ts'

export interface DossierFormProps {
  readonly dossier: Case
  readonly choice: CaseChoice
  /** On the calendar of the desk. */
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
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

export function TellForm(props: DossierFormProps) {
  const { t } = useView()
  return <StepDetails {...props} step="tell" button={t('requests.staff.tell.send')} />
}

export function AskForFamily(props: DossierFormProps) {
  const { t } = useView()
  return <StepDetails {...props} step="ask" button={t('requests.staff.ask.save')} />
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
  readonly step: 'mend' | 'reply' | 'withdraw' | 'tell' | 'ask'
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
        <Seen choice={choice} />
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

const address = ({ number }: Case, what: 'stap' | 'notitie') => `/werk/aanvragen/${number}/${what}`

/** What the desk worker had before him: who comes second is told. */
function Seen({ choice }: Pick<DossierFormProps, 'choice'>) {
  return (
    <>
      <Hidden name="keuze" value={choice.id} />
      <Hidden name="versie" value={String(choice.version)} />
    </>
  )
}
