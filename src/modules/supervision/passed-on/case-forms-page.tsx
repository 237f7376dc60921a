import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Checkbox, DateField, Details, Form, Hidden, Radios, TextArea, TextField, useView } from '../../../ui/index.ts' // prettier-ignore
import { casePath } from '../paths.ts'
import { contactHows, newsKinds, wordsLimit } from './news.ts'
import type { News, PassedOn } from './passed-on-queries.ts'

interface FormsProps {
  readonly found: PassedOn
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly formKey: string
}

const wrong = (errors: readonly FieldError[], ...fields: readonly string[]) =>
  errors.some(({ field }) => fields.includes(field))

/** A question to the organiser, with a day. */
export function AskForm({ found, typed, errors, formKey }: FormsProps) {
  const { t } = useView()
  if (!found.location) return null
  return (
    <Details summary={t('passed-on.staff.ask')} open={wrong(errors, 'ask_words', 'ask')}>
      <Form action={`${casePath(found.id)}/toelichting`} values={typed} errors={errors} guard>
        <Hidden name="form_key" value={formKey} />
        <TextArea
          name="ask_words"
          label={t('passed-on.staff.ask.words', { name: found.location.name })}
          hint={t('passed-on.staff.ask.hint')}
          rows={5}
          maxLength={wordsLimit}
        />
        <DateField name="ask" label={t('passed-on.staff.ask.due')} />
        <Actions>
          <Button>{t('passed-on.staff.ask.go')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

/** A talk, a call, a letter or a visit. */
export function ContactForm({
  action,
  typed,
  errors,
  formKey,
}: Omit<FormsProps, 'found'> & { readonly action: string }) {
  const { t } = useView()
  return (
    <Details summary={t('passed-on.staff.contact')} open={wrong(errors, 'how', 'with_whom', 'contact_words', 'held')}>
      <Form action={action} values={typed} errors={errors} guard>
        <Hidden name="form_key" value={formKey} />
        <Radios
          name="how"
          label={t('passed-on.staff.contact.how')}
          options={contactHows.map((how) => ({ value: how, label: t(`passed-on.staff.contact.${how}`) }))}
        />
        <TextField
          name="with_whom"
          label={t('passed-on.staff.contact.whom')}
          hint={t('passed-on.staff.contact.whom.hint')}
        />
        <DateField name="held" label={t('passed-on.staff.contact.when')} />
        <TextArea name="contact_words" label={t('passed-on.staff.contact.words')} rows={5} maxLength={wordsLimit} />
        <Actions>
          <Button>{t('passed-on.staff.contact.go')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

/** What the reporter may hear. */
export function NewsForm({ found, typed, errors }: FormsProps) {
  const { t } = useView()
  return (
    <Details summary={t('passed-on.staff.news.say')} open={wrong(errors, 'news_kind', 'news_words')}>
      <Form action={`${casePath(found.id)}/nieuws`} values={typed} errors={errors} guard>
        <Radios
          name="news_kind"
          label={t('passed-on.staff.news.kind')}
          options={newsKinds.map((kind) => ({
            value: kind,
            label: t(`passed-on.staff.news.${kind}`),
            ...(kind === 'closed' ? { hint: t('passed-on.staff.news.closed.hint') } : {}),
          }))}
        />
        <TextArea
          name="news_words"
          label={t('passed-on.staff.news.words')}
          hint={t('passed-on.staff.news.words.hint')}
          rows={4}
          maxLength={wordsLimit}
        />
        <Actions>
          <Button>{t('passed-on.staff.news.go')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}

/** The officer tells it, perhaps in other words, or says why not. */
export function TellForm({ found, one, typed, errors }: FormsProps & { readonly one: News }) {
  const { t } = useView()
  const mine = typed['news'] === one.id
  return (
    <Form
      action={`${casePath(found.id)}/vertellen`}
      values={mine ? typed : { tell_words: one.words }}
      errors={mine ? errors : []}
      name={one.id}
      guard
    >
      <Hidden name="news" value={one.id} />
      <TextArea
        name="tell_words"
        label={t('passed-on.staff.tell.words')}
        hint={t('passed-on.staff.tell.hint')}
        rows={4}
        maxLength={wordsLimit}
      />
      <Actions>
        <Button name="stap" value="tell">
          {t('passed-on.staff.tell.go')}
        </Button>
        <Button name="stap" value="keep" kind="secondary">
          {t('passed-on.staff.tell.keep')}
        </Button>
      </Actions>
    </Form>
  )
}

/** A word between the two sides of the house. */
export function ExchangeForm({ found, typed, errors, mayInsist }: FormsProps & { readonly mayInsist: boolean }) {
  const { t } = useView()
  return (
    <Form action={`${casePath(found.id)}/overleg`} values={typed} errors={errors} guard>
      <TextArea name="exchange_words" label={t('passed-on.staff.exchange.words')} rows={3} maxLength={wordsLimit} />
      {mayInsist && <Checkbox name="anyway" label={t('passed-on.staff.anyway')} />}
      <Actions>
        <Button kind="secondary">{t('passed-on.staff.exchange.go')}</Button>
      </Actions>
    </Form>
  )
}
