import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Fieldset,
  Form,
  Hidden,
  LinkButton,
  Page,
  Radios,
  Section,
  Stack,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type CrisisForm, fieldName, formFrom, type Group, groupFields, isLong, mostOfAGroup } from './form-fields.ts'
import { choicesOf, FormShown, useChoices } from './form-words-page.tsx'
import type { FormParts } from './form-parts.ts'
import type { Incident } from './incident-queries.ts'

interface FormProps {
  readonly incident: Incident
  readonly parts: FormParts
  /** One more of this group, empty. */
  readonly extra: Group | undefined
  readonly typed: Typed
  readonly version: number
  readonly saved: boolean
  readonly errors?: readonly FieldError[]
  readonly changed?: boolean
}

/** The official form: what is known now, the rest later. */
export function FormPage({ incident, parts, extra, typed, version, saved, errors = [], changed = false }: FormProps) {
  const { t, lang } = useView()
  const path = `/werk/meldplicht/${incident.id}`
  const filled = formFrom(typed)
  return (
    <Page
      title={t('incidents.staff.form.title', { number: incident.number })}
      intro={t('incidents.staff.form.intro', { due: longDay(incident.dueOn, lang) })}
      crumbs={[
        { label: t('incidents.staff.title'), href: '/werk/meldplicht' },
        { label: t('incidents.staff.number', { number: incident.number }), href: path },
      ]}
      errors={errors}
      notice={
        <>
          {saved && (
            <Alert kind="ok" live>
              {t('incidents.staff.form.saved')}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('incidents.staff.form.changed')}
            </Alert>
          )}
        </>
      }
    >
      <Form action={`${path}/formulier`} values={typed} errors={errors} guard>
        <Hidden name="versie" value={String(version)} />
        <Stack>
          <Section title={t('incidents.staff.form.reporter')}>
            <OneField field="reporter_name" />
            <OneField field="reporter_function" />
            <OneField field="reporter_address" />
            <OneField field="reporter_phone" />
            <OneField field="reporter_email" />
          </Section>
          <Section title={t('incidents.staff.form.incident')}>
            <OneField field="happened" />
            <OneField field="outcome" />
            <OneField field="informed" />
            <OneField field="prevention" />
            {parts.police && <OneField field="police" />}
            {parts.police && <OneField field="pv_number" />}
          </Section>
          {parts.groups.map((group) => (
            <GroupPart key={group} group={group} shown={shownOf(filled[group].length, extra === group)} />
          ))}
          <Actions>
            <Button name="actie" value="send">
              {t('incidents.staff.form.send')}
            </Button>
            <Button kind="secondary" name="actie" value="keep">
              {t('incidents.staff.form.keep')}
            </Button>
            <LinkButton kind="plain" href={path}>
              {t('incidents.staff.back')}
            </LinkButton>
          </Actions>
        </Stack>
      </Form>
    </Page>
  )
}

/** As it was sent. */
export function SentFormPage({ incident, form }: { incident: Incident; form: CrisisForm }) {
  const { t } = useView()
  return (
    <Page
      title={t('incidents.staff.form.title', { number: incident.number })}
      intro={t('incidents.staff.form.sent')}
      crumbs={[
        { label: t('incidents.staff.title'), href: '/werk/meldplicht' },
        { label: t('incidents.staff.number', { number: incident.number }), href: `/werk/meldplicht/${incident.id}` },
      ]}
    >
      <FormShown form={form} />
    </Page>
  )
}

const shownOf = (filled: number, more: boolean) => Math.min(mostOfAGroup, filled === 0 || more ? filled + 1 : filled)

function GroupPart({ group, shown }: { group: Group; shown: number }) {
  const { t } = useView()
  return (
    <Section title={t(`incidents.staff.form.${group}`)} id={group}>
      {Array.from({ length: shown }, (_, index) => (
        <Fieldset key={index} legend={t(`incidents.staff.form.${group}.one`, { number: index + 1 })}>
          {groupFields[group].map((field) => (
            <OneField key={field} field={`${group}_${field}`} name={fieldName(group, index + 1, field)} />
          ))}
        </Fieldset>
      ))}
      {shown < mostOfAGroup && (
        <Actions>
          <Button kind="secondary" small name="actie" value={group}>
            {t(`incidents.staff.form.${group}.more`)}
          </Button>
        </Actions>
      )}
    </Section>
  )
}

const needed: readonly string[] = ['reporter_name', 'reporter_phone', 'happened']

function OneField({ field, name = field }: { field: string; name?: string }) {
  const { t } = useView()
  const choices = useChoices()
  const label = t('incidents.staff.form.field', { field })
  const optional = !needed.includes(field)
  if (choicesOf(field)) return <Radios name={name} label={label} optional options={choices(field)} />
  return isLong(field) ? (
    <TextArea name={name} label={label} optional={optional} rows={field === 'happened' ? 8 : 4} />
  ) : (
    <TextField name={name} label={label} optional={optional} />
  )
}
