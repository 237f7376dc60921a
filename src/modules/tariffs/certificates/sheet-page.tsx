import { euro } from '../../../lib/format.ts'
import type { Text } from '../../../text-keys.ts'
import {
  Actions,
  Alert,
  Button,
  Checkbox,
  CopyField,
  Form,
  Grid,
  type FormError,
  type FormValues,
  Hidden,
  Page,
  Section,
  Stack,
  useView,
} from '../../../ui/index.ts'
import type { OpenFile } from './certificate-actions.ts'
import { certificatesPath } from './certificates-page.tsx'
import { Estimate } from './estimate-page.tsx'
import type { Expected } from './expected-tariff.ts'
import { adultsOf, asksOnPaper, type FormStep, formSteps, type Household } from './household.ts'
import { typedCents } from './step-values.ts'
import { Missing } from './missing-page.tsx'

export interface SheetPageProps {
  readonly open: OpenFile
  readonly expected: Expected
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

/** Everything in the order of the agency's form, to type over: each field has a button that copies it, where the page has script. */
export function SheetPage({ open, expected, values = {}, errors = [] }: SheetPageProps) {
  const { t, lang } = useView()
  const { file, found, household } = open
  const path = `${certificatesPath}/${file.number}`
  return (
    <Page
      title={t('certificates.staff.sheet')}
      intro={t('certificates.staff.sheet.intro')}
      crumbs={[
        { label: t('certificates.staff.title'), href: certificatesPath },
        { label: `${found.childName} (${file.number})`, href: path },
      ]}
      errors={errors}
      aside={<Estimate expected={expected} day={found.firstDay} />}
      dense
    >
      <Stack>
        {asksOnPaper(household) && <Alert kind="warn">{t('certificates.staff.ocmw')}</Alert>}
        {file.state === 'preparing' && <Missing open={open} />}
        <p>
          <a href="https://www.opgroeien.be" rel="noreferrer">
            {t('certificates.staff.sheet.agency')}
          </a>
        </p>
        {formSteps.map((step) => (
          <Section key={step} title={`${step}. ${t(`certificates.staff.step.${step}`)}`}>
            <Fields fields={sheetFields(step, open, { t, lang })} step={step} />
          </Section>
        ))}
        {file.state === 'preparing' && (
          <Section title={t('certificates.staff.send')}>
            <Form action={`${path}/overtypen`} values={values} errors={errors}>
              <Hidden name="versie" value={String(file.version)} />
              <Checkbox name="checked" label={t('certificates.staff.send.checked')} />
              <Actions>
                <Button>{t('certificates.staff.send.go')}</Button>
              </Actions>
            </Form>
          </Section>
        )}
      </Stack>
    </Page>
  )
}

interface SheetField {
  readonly name: string
  readonly label: string
  readonly value: string
}

function Fields({ fields, step }: { fields: readonly SheetField[]; step: FormStep }) {
  const { t } = useView()
  if (fields.length === 0)
    return (
      <p>
        {t(
          step === 8
            ? 'certificates.staff.sheet.check'
            : step === 10
              ? 'certificates.staff.sheet.agree'
              : 'certificates.staff.sheet.nothing',
        )}
      </p>
    )
  return (
    <Grid>
      {fields.map(({ name, label, value }) => (
        <CopyField key={name} name={name} label={label} value={value} />
      ))}
    </Grid>
  )
}

type Words = Pick<ReturnType<typeof useView>, 't' | 'lang'>

function sheetFields(step: FormStep, { household, found }: OpenFile, words: Words): readonly SheetField[] {
  const { t } = words
  const { disclose, first, living, address, special, email } = household
  const yesNo = (value: boolean) => t(value ? 'certificates.staff.yes' : 'certificates.staff.no')
  const one = (label: string, value: string | undefined): SheetField[] =>
    value === undefined || value === '' ? [] : [{ name: `blad-${step}`, label, value }]
  switch (step) {
    case 1:
      return one(t('certificates.staff.ask.disclose'), disclose === undefined ? undefined : yesNo(disclose))
    case 2:
      return one(t('certificates.staff.ask.first'), first === undefined ? undefined : yesNo(first))
    case 3:
      return one(t('certificates.staff.ask.living'), living && t(`certificates.staff.living.${living}`))
    case 4:
      return incomeFields(household, words)
    case 5:
      return address
        ? (['street', 'postcode', 'town'] as const).map((name) => ({
            name: `blad-${name}`,
            label: t(`certificates.staff.ask.${name}`),
            value: address[name],
          }))
        : []
    case 6:
      return childFields(household, words)
    case 7:
      return one(
        t('certificates.staff.ask.special'),
        special &&
          (special === 'none' ? t('certificates.staff.special.none') : t(`certificates.staff.special.${special}`)),
      )
    case 9:
      return one(t('certificates.staff.email'), email ?? found.contactEmail ?? undefined)
    default:
      return []
  }
}

function incomeFields({ disclose, living, adults = [] }: Household, { t, lang }: Words): SheetField[] {
  if (disclose === false) return []
  const roles = adultsOf(living)
  return adults
    .filter(({ role }) => roles.includes(role))
    .flatMap(({ role, firstName, lastName, basis, cents }) => {
      const who = t(`certificates.staff.adult.${role}`)
      const name = (part: string) => `blad-${role}-${part}`
      return [
        { name: name('first'), label: `${who}: ${t('certificates.staff.ask.first-name')}`, value: firstName },
        { name: name('last'), label: `${who}: ${t('certificates.staff.ask.last-name')}`, value: lastName },
        { name: name('basis'), label: `${who}: ${t('certificates.staff.ask.basis')}`, value: basisInWords(basis, t) },
        {
          name: name('income'),
          label: `${who}: ${t('certificates.staff.ask.income')} (${euro(cents, lang)})`,
          value: typedCents(cents),
        },
      ]
    })
}

const basisInWords = (basis: 'assessment' | 'month' | 'none', t: Text) => t(`certificates.staff.basis.${basis}`)

/** "20/01/2026" */
const asTyped = (day: string): string => day.split('-').toReversed().join('/')

function childFields({ children = [] }: Household, { t }: Words): SheetField[] {
  const ticks = ['dependent', 'foster', 'multiple', 'needed'] as const
  return children.flatMap((child, index) => {
    const who = t('certificates.staff.ask.child', { number: index + 1 })
    const field = (part: string, label: string, value: string) => ({
      name: `blad-kind-${index + 1}-${part}`,
      label: `${who}: ${label}`,
      value,
    })
    const start = child.startOn && asTyped(child.startOn)
    return [
      field('name', t('certificates.staff.child.name'), child.name),
      field('birth', t('certificates.staff.birth'), asTyped(child.birth)),
      ...ticks.map((tick) =>
        field(
          tick,
          t(`certificates.staff.ask.${tick}`),
          t(child[tick] ? 'certificates.staff.yes' : 'certificates.staff.no'),
        ),
      ),
      ...(start ? [field('start', t('certificates.staff.first'), start)] : []),
    ]
  })
}
