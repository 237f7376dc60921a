import { shortDay } from '../../../lib/format.ts'
import type { TypedDay } from '../../../lib/typed-day.ts'
import {
  Actions,
  Button,
  DateField,
  Form,
  type FormError,
  type FormValues,
  Radios,
  Section,
  Select,
  Table,
  useView,
} from '../../../ui/index.ts'
import type { Role } from '../roles.ts'
import { type DatedDemand, demandOn, factorDemands, floorOf } from './factor-demand.ts'

export interface DemandSectionProps {
  /** Where the form is sent. */
  action: string
  roles: readonly Role[]
  decided: readonly DatedDemand[]
  today: Temporal.PlainDate
  /** In the boxes of a fresh form. */
  from: TypedDay
  values?: FormValues
  errors?: readonly FormError[]
}

/** Which second step each role takes, now and from a day on. */
export function DemandSection({ action, roles, decided, today, from, values = {}, errors = [] }: DemandSectionProps) {
  const { t } = useView()
  return (
    <Section title={t('second-factor.staff.title')}>
      <p>{t('second-factor.staff.intro')}</p>
      <DemandTable roles={roles} decided={decided} today={today} />
      <Form action={action} errors={errors} values={values}>
        <Select
          name="role"
          label={t('accounts.staff.people.role')}
          empty={t('second-factor.staff.choose')}
          options={roles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))}
        />
        <Radios
          name="demand"
          label={t('second-factor.staff.demand')}
          options={factorDemands.map((demand) => ({
            value: demand,
            label: t(`second-factor.staff.demand.${demand}`),
          }))}
        />
        <DateField
          name="from"
          label={t('second-factor.staff.from')}
          value={values['from_day'] === undefined ? from : undefined}
        />
        <Actions>
          <Button kind="secondary">{t('second-factor.staff.save')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

function DemandTable({ roles, decided, today }: Pick<DemandSectionProps, 'roles' | 'decided' | 'today'>) {
  const { t, lang } = useView()
  const coming = (role: Role) =>
    decided
      .filter((one) => one.role === role && Temporal.PlainDate.compare(one.from, today) > 0)
      .map(({ from, demand }) => `${shortDay(from, lang)}: ${t(`second-factor.staff.demand.${demand}`)}`)
  return (
    <Table
      caption={t('second-factor.staff.now')}
      captionHidden
      phone="cards"
      rows={roles}
      rowKey={(role) => role}
      columns={[
        { label: t('accounts.staff.people.role'), head: true, cell: (role) => t(`accounts.role.${role}`) },
        {
          label: t('second-factor.staff.now'),
          cell: (role) => t(`second-factor.staff.demand.${demandOn(decided, role, today)}`),
        },
        { label: t('second-factor.staff.least'), cell: (role) => t(`second-factor.staff.demand.${floorOf(role)}`) },
        { label: t('second-factor.staff.coming'), cell: (role) => coming(role).join(' · ') || '–' },
      ]}
    />
  )
}
