import { DataList, type DataItem, Paragraphs, Section, Stack, useView } from '../../../ui/index.ts'
import {
  chosen,
  type CrisisForm,
  type Entry,
  groups,
  groupFields,
  isLong,
  oneFields,
  openFields,
} from './form-fields.ts'

/** Whether a field is a choice, and of what. */
export const choicesOf = (field: string): readonly string[] | undefined => chosen[field]

/** The choices of a field as they stand in a form. */
export function useChoices(): (field: string) => { value: string; label: string }[] {
  const { t } = useView()
  return (field) => (choicesOf(field) ?? []).map((value) => ({ value, label: t('incidents.staff.form.choice', { value }) })) // prettier-ignore
}

/** The form as its readers see it: only what is filled in, and what is still open. */
export function FormShown({ form }: { form: CrisisForm }) {
  const { t } = useView()
  const open = openFields(form)
  return (
    <Stack>
      <Section title={t('incidents.staff.form.shown')}>
        <Filled entry={form.one} fields={oneFields} prefix="" />
        {open.length > 0 && (
          <p>
            {t('incidents.staff.form.open-fields', {
              fields: open.map((field) => t('incidents.staff.form.field', { field })).join(' · '),
            })}
          </p>
        )}
      </Section>
      {groups.map((group) =>
        form[group].map((entry, index) => (
          <Section key={`${group}-${index}`} title={t(`incidents.staff.form.${group}.one`, { number: index + 1 })}>
            <Filled entry={entry} fields={groupFields[group]} prefix={`${group}_`} />
          </Section>
        )),
      )}
    </Stack>
  )
}

function Filled({ entry, fields, prefix }: { entry: Entry; fields: readonly string[]; prefix: string }) {
  const { t } = useView()
  const items = fields.flatMap((field): DataItem[] => {
    const value = entry[field]
    if (value === undefined) return []
    const name = `${prefix}${field}`
    const label = t('incidents.staff.form.field', { field: name })
    if (choicesOf(name)) return [{ label, value: t('incidents.staff.form.choice', { value }) }]
    return [{ label, value: isLong(name) ? <Paragraphs text={value} /> : value }]
  })
  return <DataList items={items} />
}
