import {
  Actions,
  Alert,
  Button,
  Checkbox,
  DateField,
  Details,
  Fieldset,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Hidden,
  Page,
  Radios,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { reducedRates } from '../flanders/reduced-rate.ts'
import { certificatesPath } from './certificates-page.tsx'
import {
  adultsOf,
  type AnswerStep,
  asksOnPaper,
  formSteps,
  type Household,
  incomeBases,
  livings,
  mostChildren,
} from './household.ts'

export interface StepPageProps {
  readonly number: string
  readonly childName: string
  readonly version: number
  readonly step: AnswerStep
  readonly household: Household
  readonly values: FormValues
  readonly errors?: readonly FormError[]
}

/** One step of the agency's form, in its own order: the next person can go on where this one stopped. */
export function StepPage(props: StepPageProps) {
  const { number, childName, version, step, values, errors = [] } = props
  const { t } = useView()
  const file = `${certificatesPath}/${number}`
  return (
    <Page
      title={t(`certificates.staff.step.${step}`)}
      intro={t(`certificates.staff.step.${step}.hint`)}
      crumbs={[
        { label: t('certificates.staff.title'), href: certificatesPath },
        { label: `${childName} (${number})`, href: file },
      ]}
      step={{ current: step, total: formSteps.length }}
      errors={errors}
      dense
    >
      <Form action={`${file}/stap/${step}`} values={values} errors={errors} guard>
        <Hidden name="versie" value={String(version)} />
        <Questions {...props} />
        <Actions>
          <Button name="naar" value="verder">
            {t('certificates.staff.step.next')}
          </Button>
          <Button name="naar" value="dossier" kind="secondary">
            {t('certificates.staff.step.file')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Questions(props: StepPageProps) {
  const { t } = useView()
  switch (props.step) {
    case 1:
      return <YesNo name="disclose" label={t('certificates.staff.ask.disclose')} />
    case 2:
      return <YesNo name="first_request" label={t('certificates.staff.ask.first')} />
    case 3:
      return (
        <Radios
          name="living"
          label={t('certificates.staff.ask.living')}
          options={livings.map((living) => ({
            value: living,
            label: t(`certificates.staff.living.${living}`),
            hint: living === 'with_parents' ? t('certificates.staff.living.with_parents.hint') : undefined,
          }))}
        />
      )
    case 4:
      return <Incomes {...props} />
    case 5:
      return (
        <>
          <TextField name="street" label={t('certificates.staff.ask.street')} />
          <TextField name="postcode" label={t('certificates.staff.ask.postcode')} width={8} />
          <TextField name="town" label={t('certificates.staff.ask.town')} />
        </>
      )
    case 6:
      return <Children {...props} />
    case 7:
      return <Special {...props} />
    case 9:
      return <TextField name="email" type="email" label={t('certificates.staff.email')} optional />
  }
}

function YesNo({ name, label }: { name: string; label: string }) {
  const { t } = useView()
  const options = (['yes', 'no'] as const).map((value) => ({ value, label: t(`certificates.staff.${value}`) }))
  return <Radios name={name} label={label} options={options} />
}

function Incomes({ household }: StepPageProps) {
  const { t } = useView()
  if (household.disclose === false) return <Alert kind="info">{t('certificates.staff.ask.not-disclosed')}</Alert>
  return (
    <>
      {household.living === undefined && <Alert kind="warn">{t('certificates.staff.ask.living-first')}</Alert>}
      {adultsOf(household.living).map((role) => (
        <Fieldset key={role} legend={t(`certificates.staff.adult.${role}`)}>
          <Grid>
            <TextField name={`${role}_first`} label={t('certificates.staff.ask.first-name')} />
            <TextField name={`${role}_last`} label={t('certificates.staff.ask.last-name')} />
          </Grid>
          <Radios
            name={`${role}_basis`}
            label={t('certificates.staff.ask.basis')}
            options={incomeBases.map((basis) => ({
              value: basis,
              label: t(`certificates.staff.basis.${basis}`),
              hint: t(`certificates.staff.basis.${basis}.hint`),
            }))}
          />
          <TextField
            name={`${role}_income`}
            label={t('certificates.staff.ask.income')}
            hint={t('certificates.staff.ask.income.hint')}
            keyboard="decimal"
            prefix="€"
            width={16}
            optional="sometimes"
          />
        </Fieldset>
      ))}
    </>
  )
}

function Children({ household }: StepPageProps) {
  const { t } = useView()
  const shown = Math.max(1, household.children?.length ?? 0)
  const numbers = Array.from({ length: mostChildren }, (_, index) => index + 1)
  return (
    <>
      {numbers.slice(0, shown).map((number) => (
        <ChildFields key={number} number={number} />
      ))}
      {shown < mostChildren && (
        <Details summary={t('certificates.staff.ask.more-children')}>
          {numbers.slice(shown).map((number) => (
            <ChildFields key={number} number={number} />
          ))}
        </Details>
      )}
    </>
  )
}

function ChildFields({ number }: { number: number }) {
  const { t } = useView()
  const optional = number === 1 ? undefined : ('sometimes' as const)
  return (
    <Fieldset legend={t('certificates.staff.ask.child', { number })}>
      <TextField name={`child_name_${number}`} label={t('certificates.staff.child.name')} optional={optional} />
      <DateField name={`child_birth_${number}`} label={t('certificates.staff.birth')} optional={optional} />
      {(['dependent', 'foster', 'multiple', 'needed'] as const).map((name) => (
        <Checkbox key={name} name={`child_${name}_${number}`} label={t(`certificates.staff.ask.${name}`)} optional />
      ))}
      <DateField
        name={`child_start_${number}`}
        label={t('certificates.staff.first')}
        hint={t('certificates.staff.ask.start')}
        optional="sometimes"
      />
    </Fieldset>
  )
}

function Special({ household }: StepPageProps) {
  const { t } = useView()
  return (
    <>
      {asksOnPaper(household) && <Alert kind="warn">{t('certificates.staff.ocmw')}</Alert>}
      <Radios
        name="special"
        label={t('certificates.staff.ask.special')}
        options={(['none', ...reducedRates] as const).map((value) => ({
          value,
          label: value === 'none' ? t('certificates.staff.special.none') : t(`certificates.staff.special.${value}`),
        }))}
      />
    </>
  )
}
