import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  Form,
  type FormError,
  type FormValues,
  Page,
  Section,
  Select,
  Stack,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { bounds, type SettingName, settingNames, type SettingRow } from './desk-settings.ts'

export interface SettingsPageProps {
  readonly desk: { readonly slug: string; readonly name: string }
  /** Of each setting what holds today, and what somebody decided, newest first. */
  readonly now: Readonly<Record<SettingName, number>>
  readonly rows: readonly SettingRow[]
  readonly today: Temporal.PlainDate
  readonly errors: readonly FormError[]
  readonly values: FormValues
  readonly saved: boolean
}

/** What a desk decides itself: terms and the number of choices, each from a day on. */
export function SettingsPage({ desk, now, rows, today, errors, values, saved }: SettingsPageProps) {
  const { t } = useView()
  const notice = saved ? (
    <Alert kind="ok" live>
      {t('settings.staff.saved')}
    </Alert>
  ) : undefined
  return (
    <Page title={t('settings.staff.title')} intro={t('settings.staff.intro')} errors={errors} notice={notice} dense>
      <Stack>
        <Section title={t('settings.staff.now')}>
          <NowTable now={now} rows={rows} today={today} />
        </Section>
        <Section title={t('settings.staff.change')}>
          <Form action={`/werk/instellingen/${desk.slug}`} errors={errors} values={values}>
            <Select
              name="name"
              label={t('settings.staff.what')}
              options={settingNames.map((name) => ({ value: name, label: t(`settings.staff.name.${name}`) }))}
            />
            <TextField
              name="value"
              label={t('settings.staff.value')}
              hint={t('settings.staff.value-hint')}
              keyboard="numeric"
              width={4}
            />
            <DateField name="from" label={t('settings.staff.from')} hint={t('settings.staff.from-hint')} />
            <Actions>
              <Button>{t('settings.staff.set')}</Button>
            </Actions>
          </Form>
        </Section>
      </Stack>
    </Page>
  )
}

function NowTable({ now, rows, today }: Pick<SettingsPageProps, 'now' | 'rows' | 'today'>) {
  const { t, lang } = useView()
  const coming = (name: SettingName) =>
    rows.filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, today) > 0)
  return (
    <Table
      caption={t('settings.staff.now')}
      captionHidden
      phone="cards"
      rows={settingNames}
      rowKey={(name) => name}
      columns={[
        { label: t('settings.staff.what'), head: true, cell: (name) => t(`settings.staff.name.${name}`) },
        { label: t('settings.staff.today'), numeric: true, cell: (name) => now[name] },
        {
          label: t('settings.staff.coming'),
          cell: (name) =>
            coming(name)
              .map(({ value, fromOn }) => t('settings.staff.from-on', { value, day: longDay(fromOn, lang) }))
              .join('; ') || t('settings.staff.nothing-coming'),
        },
        { label: t('settings.staff.bounds'), cell: (name) => t('settings.staff.between', bounds[name]) },
      ]}
    />
  )
}
