import {
  Actions,
  Button,
  DateField,
  Details,
  Form,
  type FormError,
  type FormValues,
  PostButton,
  Section,
  Select,
  Table,
  useView,
} from '../../../ui/index.ts'
import type { KeptLocation } from './capacity-queries.ts'
import { type Closure, closureReasons } from './closure.ts'
import { keptPath } from './kept-path.ts'

export interface ClosureSectionProps {
  readonly place: KeptLocation
  readonly closures: readonly Closure[]
  readonly errors: readonly FormError[]
  readonly values: FormValues
}

/** The days on which a location is closed, and the form for another. */
export function ClosureSection({ place, closures, errors, values }: ClosureSectionProps) {
  const { t } = useView()
  return (
    <Section title={t('capacity.staff.closure.title')}>
      <p>{t('capacity.staff.closure.intro')}</p>
      {closures.length === 0 ? (
        <p>{t('capacity.staff.closure.none')}</p>
      ) : (
        <Closures place={place} closures={closures} />
      )}
      <Details summary={t('capacity.staff.closure.add-title')} open={errors.length > 0}>
        <Form action={keptPath(place, 'sluiting')} errors={errors} values={values}>
          <DateField name="closed_from" label={t('capacity.staff.closure.from')} />
          <DateField
            name="closed_until"
            label={t('capacity.staff.closure.until')}
            hint={t('capacity.staff.closure.until-hint')}
            optional
          />
          <Select
            name="reason"
            label={t('capacity.staff.closure.reason')}
            options={closureReasons.map((reason) => ({
              value: reason,
              label: t(`capacity.staff.closure.why.${reason}`),
            }))}
          />
          <Actions>
            <Button>{t('capacity.staff.closure.add')}</Button>
          </Actions>
        </Form>
      </Details>
    </Section>
  )
}

function Closures({ place, closures }: Pick<ClosureSectionProps, 'place' | 'closures'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('capacity.staff.closure.title')}
      captionHidden
      phone="cards"
      rows={closures}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('capacity.staff.closure.days'),
          head: true,
          cell: ({ fromOn: from, untilOn: until }) =>
            from.equals(until)
              ? t('capacity.staff.closure.one', { from })
              : t('capacity.staff.closure.several', { from, until }),
        },
        {
          label: t('capacity.staff.closure.reason'),
          cell: ({ reason }) => t(`capacity.staff.closure.why.${reason}`),
        },
        {
          label: t('capacity.staff.closure.remove'),
          quiet: true,
          cell: ({ id, fromOn }) => (
            <PostButton action={keptPath(place, 'sluiting', 'weg')} fields={{ id }} kind="secondary" small>
              {t('capacity.staff.closure.remove-one', { day: fromOn })}
            </PostButton>
          ),
        },
      ]}
    />
  )
}
