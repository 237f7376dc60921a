import { langs } from '../../../lib/lang.ts'
import {
  Actions,
  Button,
  DateField,
  Fieldset,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Hidden,
  Page,
  Radios,
  Select,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { certificateKinds } from './certificate.ts'
import { certificatesPath } from './certificates-page.tsx'

export interface NewPageProps {
  /** The desks at which the reader is authorised today. */
  readonly desks: readonly { readonly id: string; readonly name: string }[]
  readonly values: FormValues
  readonly errors?: readonly FormError[]
}

/** A family asks the desk for help: who, for which child, from when. Nothing of its income yet. */
export function NewPage({ desks, values, errors = [] }: NewPageProps) {
  const { t } = useView()
  const [first] = desks
  return (
    <Page
      title={t('certificates.staff.new')}
      intro={t('certificates.staff.new.intro')}
      crumbs={[{ label: t('certificates.staff.title'), href: certificatesPath }]}
      errors={errors}
      dense
    >
      <Form action={`${certificatesPath}/nieuw`} values={values} errors={errors} guard>
        {desks.length > 1 ? (
          <Select
            name="loket"
            label={t('certificates.staff.column.desk')}
            options={desks.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <Hidden name="loket" value={first?.id ?? ''} />
        )}
        <Radios
          name="kind"
          label={t('certificates.staff.kind')}
          options={certificateKinds.map((kind) => ({
            value: kind,
            label: t(`certificates.staff.kind.${kind}`),
            hint: t(`certificates.staff.kind.${kind}.hint`),
          }))}
        />
        <Grid>
          <Fieldset legend={t('certificates.staff.child')}>
            <TextField name="child_name" label={t('certificates.staff.child.name')} />
            <DateField name="birth" label={t('certificates.staff.birth')} />
            <DateField name="first" label={t('certificates.staff.first')} hint={t('certificates.staff.first.hint')} />
          </Fieldset>
          <Fieldset legend={t('certificates.staff.contact')}>
            <TextField name="contact_name" label={t('certificates.staff.name')} />
            <TextField
              name="contact_email"
              type="email"
              label={t('certificates.staff.email')}
              hint={t('certificates.staff.email.hint')}
              optional
            />
            <TextField name="contact_phone" type="tel" label={t('certificates.staff.phone')} optional />
            <Select
              name="language"
              label={t('certificates.staff.language')}
              options={langs.map((lang) => ({ value: lang, label: t(`certificates.staff.language.${lang}`) }))}
              short
            />
          </Fieldset>
        </Grid>
        <Actions>
          <Button>{t('certificates.staff.new.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
