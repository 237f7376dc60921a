import { longDay, shortDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  Form,
  Hidden,
  Page,
  PostButton,
  Section,
  Select,
  Stack,
  Table,
  Tabs,
  useView,
} from '../../../ui/index.ts'
import type { StandIn } from '../reaction-queries.ts'
import type { SubstituteRow } from './substitute-queries.ts'

export interface SubstitutesPageProps {
  readonly houses: readonly Named[]
  readonly house: Named
  readonly rows: readonly SubstituteRow[]
  readonly colleagues: readonly { readonly id: string; readonly name: string }[]
  /** For whom this person may name somebody: himself, or everybody of a house that he watches over. */
  readonly away: readonly { readonly id: string; readonly name: string }[]
  readonly me: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly notice?: 'genoemd' | 'gestopt' | undefined
}

interface Named {
  readonly slug: string
  readonly name: string
}

const here = '/werk/reacties/vervanging'

/** Who is away, and who handles meanwhile what that person handles. */
export function SubstitutesPage(props: SubstitutesPageProps) {
  const { houses, house, rows, errors, notice } = props
  const { t } = useView()
  const address = (slug: string) => `${here}?huis=${slug}`
  return (
    <Page
      title={t('substitutes.staff.title')}
      intro={t('substitutes.staff.intro')}
      dense
      crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]}
      errors={errors}
      notice={
        notice && (
          <Alert kind="ok" live>
            {t(`substitutes.staff.notice.${notice}`)}
          </Alert>
        )
      }
    >
      {houses.length > 1 && (
        <Tabs
          label={t('measures.staff.house')}
          items={houses.map(({ slug, name }) => ({ label: name, href: address(slug) }))}
          current={address(house.slug)}
        />
      )}
      <Stack>
        {rows.length > 0 && <Rows {...props} />}
        <Section title={t('substitutes.staff.new')}>
          <NewSubstitute {...props} />
        </Section>
      </Stack>
    </Page>
  )
}

function Rows({ rows, me, away, house }: SubstitutesPageProps) {
  const { t, lang } = useView()
  const mayEnd = (row: SubstituteRow) => row.personId === me || away.length > 1
  return (
    <Table
      caption={t('substitutes.staff.rows')}
      captionHidden
      phone="cards"
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { label: t('substitutes.staff.away'), head: true, cell: ({ personName }) => personName },
        { label: t('substitutes.staff.substitute'), cell: ({ substituteName }) => substituteName },
        { label: t('substitutes.staff.from'), short: true, cell: ({ fromOn }) => shortDay(fromOn, lang) },
        { label: t('substitutes.staff.until'), short: true, cell: ({ untilOn }) => shortDay(untilOn, lang) },
        {
          label: t('substitutes.staff.end'),
          quiet: true,
          cell: (row) =>
            mayEnd(row) && (
              <PostButton kind="plain" small action={here} fields={{ einde: row.id, huis: house.slug }}>
                {t('substitutes.staff.end')}
              </PostButton>
            ),
        },
      ]}
    />
  )
}

function NewSubstitute({ house, colleagues, away, me, typed, errors }: SubstitutesPageProps) {
  const { t } = useView()
  const options = (people: SubstitutesPageProps['away']) => people.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form action={here} values={typed} errors={errors}>
      <Hidden name="huis" value={house.slug} />
      {away.length > 1 && (
        <Select
          name="person"
          label={t('substitutes.staff.who-is-away')}
          options={options(away)}
          {...(typed['person'] === undefined ? { value: me } : {})}
        />
      )}
      <Select
        name="substitute"
        label={t('substitutes.staff.who-stands-in')}
        hint={t('substitutes.staff.who-stands-in.hint')}
        empty={t('desk.staff.choose')}
        options={options(colleagues.filter(({ id }) => away.length > 1 || id !== me))}
      />
      <DateField name="from" label={t('substitutes.staff.first-day')} />
      <DateField name="until" label={t('substitutes.staff.last-day')} />
      <Actions>
        <Button>{t('substitutes.staff.save')}</Button>
      </Actions>
    </Form>
  )
}

/** For staff and reporter alike: who handles it today. */
export function useStandIn(standIn: StandIn | null) {
  const { t, lang } = useView()
  if (!standIn) return []
  const { name, untilOn } = standIn
  return [{ label: t('substitutes.label'), value: t('substitutes.until', { name, day: longDay(untilOn, lang) }) }]
}
