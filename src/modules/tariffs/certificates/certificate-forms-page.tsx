import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  type FormError,
  type FormValues,
  Hidden,
  Section,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { OpenFile } from './certificate-actions.ts'
import { certificate, type CertificateStep } from './certificate.ts'
import { certificatesPath } from './certificates-page.tsx'
import { asksOnPaper, documentsFor, type DocumentKey } from './household.ts'
import type { Text } from '../../../text-keys.ts'

interface FormsProps {
  readonly open: OpenFile
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

/** What the desk has to see before it sends; nothing of it is copied. */
export function DocumentsSection({ open }: FormsProps) {
  const { t } = useView()
  const { file, household } = open
  return (
    <Section title={t('certificates.staff.documents')}>
      {asksOnPaper(household) && <Alert kind="warn">{t('certificates.staff.ocmw')}</Alert>}
      <Form action={`${certificatesPath}/${file.number}/documenten`} values={{ seen: [...household.seen] }}>
        <Hidden name="versie" value={String(file.version)} />
        <Checkboxes
          name="seen"
          label={t('certificates.staff.documents.seen')}
          hint={t('certificates.staff.documents.hint')}
          options={documentsFor(household).map((key) => ({ value: key, label: documentInWords(key, t) }))}
          optional
        />
        <Actions>
          <Button kind="secondary">{t('certificates.staff.documents.save')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** "Loonbrief of ander bewijs van het maandinkomen: partner" */
export function documentInWords(key: DocumentKey, t: Text): string {
  if (key === 'children') return t('certificates.staff.document.children')
  const [kind = '', of = ''] = key.split('.')
  if (kind === 'special') return t('certificates.staff.document.special', { of })
  return t('certificates.staff.document.income', { kind, of })
}

const can = ({ file }: OpenFile, step: CertificateStep) => certificate.states[file.state][step] !== undefined

/** Steps that are taken now and then: folded. */
export function MoreForms(props: FormsProps) {
  const { open } = props
  const { t } = useView()
  if (!can(open, 'back') && !can(open, 'stop') && open.file.state !== 'granted') return null
  return (
    <Section title={t('certificates.staff.more')}>
      {open.file.state === 'granted' && <HouseholdForm {...props} />}
      {can(open, 'back') && <WordsForm {...props} step="back" />}
      {can(open, 'stop') && <WordsForm {...props} step="stop" />}
    </Section>
  )
}

function WordsForm({ open, step, values = {}, errors = [] }: FormsProps & { step: 'back' | 'stop' }) {
  const { t } = useView()
  const field = `${step}_words`
  const back = errors.length > 0 && field in values
  return (
    <Details summary={t(`certificates.staff.${step}`)} open={back}>
      <p>{t(`certificates.staff.${step}.body`)}</p>
      <Form
        action={`${certificatesPath}/${open.file.number}/${step === 'back' ? 'terug' : 'stoppen'}`}
        values={back ? values : {}}
        errors={back ? errors : []}
      >
        <Hidden name="versie" value={String(open.file.version)} />
        <TextArea name={field} label={t('certificates.staff.why-words')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind={step === 'stop' ? 'danger' : 'secondary'}>{t(`certificates.staff.${step}.send`)}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

function HouseholdForm({ open, values = {}, errors = [] }: FormsProps) {
  const { t } = useView()
  const back = errors.length > 0 && 'household_words' in values
  return (
    <Details summary={t('certificates.staff.household')} open={back}>
      <p>{t('certificates.staff.household.body')}</p>
      <Form
        action={`${certificatesPath}/${open.file.number}/gezin`}
        values={back ? values : {}}
        errors={back ? errors : []}
      >
        <Hidden name="versie" value={String(open.file.version)} />
        <DateField name="changed" label={t('certificates.staff.household.on')} />
        <TextArea name="household_words" label={t('certificates.staff.household.words')} rows={3} maxLength={2000} />
        <Actions>
          <Button kind="secondary">{t('certificates.staff.household.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
