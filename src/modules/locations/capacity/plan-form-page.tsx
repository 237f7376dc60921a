import {
  Actions,
  Button,
  DateField,
  Fieldset,
  Form,
  type FormError,
  type FormValues,
  NumberGrid,
  PostButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { dayParts, weekdays } from '../half-days.ts'
import type { GroupInLocation, KeptLocation } from './capacity-queries.ts'
import { KeptPage } from './kept-page.tsx'
import { keptPath } from './kept-path.ts'

interface FormPageProps {
  readonly place: KeptLocation
  readonly inItsName: boolean
  readonly errors: readonly FormError[]
  readonly values: FormValues
}

export interface PlanFormPageProps extends FormPageProps {
  readonly group: GroupInLocation
}

/** The week of one group: places per half-day, from a day on. */
export function PlanFormPage({ place, inItsName, group, errors, values }: PlanFormPageProps) {
  const { t } = useView()
  const back = { href: keptPath(place, 'plan'), label: t('capacity.staff.plan.title') }
  const title = t('capacity.staff.plan.form.title', { name: group.name })
  return (
    <KeptPage place={place} inItsName={inItsName} title={title} errors={errors} back={back}>
      <Form action={keptPath(place, 'plan', group.id)} errors={errors} values={values} guard>
        <NumberGrid
          name="places"
          label={t('capacity.staff.plan.form.places')}
          hint={t('capacity.staff.plan.form.places-hint')}
          columns={dayParts.map((part) => ({ value: part, label: t(`capacity.part.${part}`) }))}
          rows={weekdays.map((day) => ({ value: day, label: t(`locations.day.${day}`) }))}
        />
        <DateField
          name="from"
          label={t('capacity.staff.plan.form.from')}
          hint={t('capacity.staff.plan.form.from-hint')}
        />
        <Actions>
          <Button>{t('capacity.staff.plan.form.save')}</Button>
        </Actions>
      </Form>
    </KeptPage>
  )
}

export interface GroupFormPageProps extends FormPageProps {
  /** Null for a new one. */
  readonly group: GroupInLocation | null
}

/** Name and ages of a group. */
export function GroupFormPage({ place, inItsName, group, errors, values }: GroupFormPageProps) {
  const { t } = useView()
  const back = { href: keptPath(place, 'plan'), label: t('capacity.staff.plan.title') }
  const title = group
    ? t('capacity.staff.group.title.change', { name: group.name })
    : t('capacity.staff.group.title.new')
  const path = group ? keptPath(place, 'groep', group.id) : keptPath(place, 'groep')
  return (
    <KeptPage place={place} inItsName={inItsName} title={title} errors={errors} back={back}>
      <Form action={path} errors={errors} values={values}>
        <TextField name="name" label={t('capacity.staff.group.name')} hint={t('capacity.staff.group.name-hint')} />
        <Age name="from" label={t('capacity.staff.group.from')} />
        <Age name="to" label={t('capacity.staff.group.to')} hint={t('capacity.staff.group.to-hint')} />
        <Actions>
          <Button>{t('capacity.staff.group.save')}</Button>
        </Actions>
      </Form>
      {group && (
        <PostButton action={keptPath(place, 'groep', group.id, 'weg')} kind="plain">
          {t('capacity.staff.group.remove')}
        </PostButton>
      )}
    </KeptPage>
  )
}

/** An age in years and months. */
function Age({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const { t } = useView()
  return (
    <Fieldset legend={label} hint={hint}>
      <TextField
        name={`${name}_years`}
        label={t('capacity.staff.group.years')}
        keyboard="numeric"
        width={4}
        optional="sometimes"
      />
      <TextField
        name={`${name}_months`}
        label={t('capacity.staff.group.months')}
        keyboard="numeric"
        width={4}
        optional="sometimes"
      />
    </Fieldset>
  )
}
