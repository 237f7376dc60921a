import { euro, longDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  DataList,
  DateField,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Hidden,
  Page,
  Radios,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { OpenFile } from './certificate-actions.ts'
import type { RecordedResult } from './certificate-queries.ts'
import { certificatesPath } from './certificates-page.tsx'
import { Estimate } from './estimate-page.tsx'
import type { Expected } from './expected-tariff.ts'
import { codedBirth } from './tariff-code.ts'

/** What the agency decided. */
export function ResultFacts({ result }: { result: RecordedResult }) {
  const { t, lang } = useView()
  const { code, cents, rate, fromOn, untilOn } = result
  return (
    <DataList
      items={[
        {
          label: t('certificates.staff.result.tariff'),
          value: t('certificates.staff.a-day', { amount: euro(cents, lang) }),
        },
        { label: t('certificates.staff.result.code'), value: code },
        { label: t('certificates.staff.result.rate'), value: t(`certificates.staff.rate.${rate}`) },
        { label: t('certificates.staff.result.from'), value: longDay(fromOn, lang) },
        {
          label: t('certificates.staff.result.until'),
          value: untilOn ? longDay(untilOn, lang) : t('certificates.staff.result.no-end'),
        },
      ]}
    />
  )
}

export interface ResultPageProps {
  readonly open: OpenFile
  readonly expected: Expected
  readonly values: FormValues
  readonly errors?: readonly FormError[]
}

/** The result as it stands on the certificate; once more, it mends what was recorded. */
export function ResultPage({ open, expected, values, errors = [] }: ResultPageProps) {
  const { t } = useView()
  const { file, found } = open
  const path = `${certificatesPath}/${file.number}`
  const mends = file.state === 'granted'
  return (
    <Page
      title={t(mends ? 'certificates.staff.result.mend' : 'certificates.staff.result.record')}
      intro={t('certificates.staff.result.intro')}
      crumbs={[
        { label: t('certificates.staff.title'), href: certificatesPath },
        { label: `${found.childName} (${file.number})`, href: path },
      ]}
      errors={errors}
      aside={<Estimate expected={expected} day={found.firstDay} />}
      dense
    >
      <Form action={`${path}/resultaat`} values={values} errors={errors} guard>
        <Hidden name="versie" value={String(file.version)} />
        <TextField
          name="tariff"
          label={t('certificates.staff.result.tariff')}
          hint={t('certificates.staff.result.tariff.hint')}
          keyboard="decimal"
          prefix="€"
          width={8}
        />
        <TextField
          name="code"
          label={t('certificates.staff.result.code')}
          hint={t('certificates.staff.result.code.hint', { begin: codedBirth(found.birth) })}
          width={16}
        />
        <Radios
          name="rate"
          label={t('certificates.staff.result.rate')}
          options={(['income', 'reduced', 'maximum'] as const).map((rate) => ({
            value: rate,
            label: t(`certificates.staff.rate.${rate}`),
          }))}
        />
        <Grid>
          <DateField name="from" label={t('certificates.staff.result.from')} />
          <DateField
            name="until"
            label={t('certificates.staff.result.until')}
            hint={t('certificates.staff.result.until.hint')}
            optional
          />
        </Grid>
        {mends && <TextArea name="result_words" label={t('certificates.staff.why-words')} rows={3} maxLength={2000} />}
        <Actions>
          <Button>{t('certificates.staff.result.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
