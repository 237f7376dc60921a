import { moment } from '../../../lib/format.ts'
import type { Text } from '../../../text-keys.ts'
import {
  Actions,
  Button,
  CursorPages,
  DateField,
  Details,
  EmptyState,
  Form,
  LinkButton,
  Page,
  Select,
  Stack,
  Table,
  Tabs,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { roleWords } from '../role-words.ts'
import type { House } from '../keep/house-queries.ts'
import { actionParts, logPageSize, type LogRow, mostExported } from './log.ts'
import type { HousePerson } from './log-queries.ts'

/** As it stands in the address. */
export type Asked = Readonly<Record<string, string>>

export interface LogPageProps {
  readonly house: House
  readonly houses: readonly House[]
  readonly people: readonly HousePerson[]
  readonly rows: readonly LogRow[]
  readonly numbers: ReadonlyMap<string, string>
  readonly asked: Asked
  readonly wrong: 'number' | 'day' | undefined
  readonly first: boolean
  /** The last row of this page, where there are more. */
  readonly last: number | undefined
}

export function logAddress(slug: string, asked: Asked, more: Asked = {}, file = ''): string {
  const query = new URLSearchParams({ ...asked, ...more }).toString()
  return `/werk/logboek/${slug}${file}${query === '' ? '' : `?${query}`}`
}

/** Who did and viewed what in a house, when and why. */
export function LogPage(props: LogPageProps) {
  const { house, houses, rows, asked, wrong, first, last } = props
  const { t } = useView()
  const field = wrong === 'number' ? 'nummer' : 'van'
  const errors = wrong ? [{ field, message: t(`log.staff.error.${wrong}`) }] : []
  return (
    <Page title={t('log.staff.title')} intro={t('log.staff.intro', { house: house.name })} errors={errors} dense>
      {houses.length > 1 && (
        <Tabs
          label={t('log.staff.houses')}
          items={houses.map(({ name, slug }) => ({ label: name, href: logAddress(slug, {}) }))}
          current={logAddress(house.slug, {})}
        />
      )}
      <Stack>
        <Details summary={t('log.staff.filter')} open={Object.keys(asked).length > 0}>
          <Filter {...props} errors={errors} />
        </Details>
        {rows.length === 0 ? (
          <EmptyState title={t('log.staff.nothing')}>{t('log.staff.nothing.text')}</EmptyState>
        ) : (
          <>
            <Rows {...props} />
            <CursorPages
              previous={first ? null : logAddress(house.slug, asked)}
              next={last === undefined ? null : logAddress(house.slug, asked, { na: String(last) })}
            />
            <Actions>
              <LinkButton kind="secondary" href={logAddress(house.slug, asked, {}, '/logboek.csv')}>
                {t('log.staff.csv')}
              </LinkButton>
            </Actions>
            <p class="kd-hint">{t('log.staff.csv.hint', { most: mostExported, page: logPageSize })}</p>
          </>
        )}
      </Stack>
    </Page>
  )
}

function Filter({
  house,
  people,
  asked,
  errors,
}: LogPageProps & { errors: readonly { field: string; message: string }[] }) {
  const { t } = useView()
  return (
    <Form action={logAddress(house.slug, {})} method="get" values={asked} errors={errors}>
      <Select
        name="wie"
        label={t('log.staff.person')}
        options={[
          { value: '', label: t('log.staff.everybody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        optional
      />
      <TextField name="nummer" label={t('log.staff.number')} hint={t('log.staff.number.hint')} width={16} optional />
      <DateField name="van" label={t('log.staff.from')} optional />
      <DateField name="tot" label={t('log.staff.until')} optional />
      <Actions>
        <Button kind="secondary">{t('log.staff.filter')}</Button>
      </Actions>
    </Form>
  )
}

function Rows({ house, rows, people, numbers }: LogPageProps) {
  const { t, lang } = useView()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return (
    <Table
      caption={t('log.staff.title')}
      captionHidden
      phone="cards"
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowTone={({ reason }) => (reason === null ? undefined : 'warn')}
      columns={[
        { label: t('log.staff.when'), head: true, short: true, cell: ({ at }) => moment(at, house.zone, lang) },
        {
          label: t('log.staff.who'),
          cell: ({ personId, role }) => {
            const name = names.get(personId ?? '')
            return name ? t('log.staff.name-and-role', { name, role: roleText(t, role) }) : roleText(t, role)
          },
        },
        { label: t('log.staff.what'), cell: ({ action }) => actionText(t, action) },
        { label: t('log.staff.about'), cell: (row) => subjectText(t, row, numbers) },
        { label: t('log.staff.why'), long: true, cell: ({ reason }) => reason ?? '' },
      ]}
    />
  )
}

export const roleText = (t: Text, role: string): string => t(roleWords(role))

export function actionText(t: Text, action: string): string {
  const parts = actionParts(action)
  return parts ? t(`log.staff.action.${parts.module}`, { verb: parts.verb }) : action
}

/** `Klantreactie 7K3M-29PX`, or `12 regels` of a list. */
export function subjectText(
  t: Text,
  { subjectKind, subjectId, about }: LogRow,
  numbers: ReadonlyMap<string, string>,
): string {
  if (subjectId === null) return about > 0 ? t('log.staff.cases', { count: about }) : ''
  return t('log.staff.subject', { kind: subjectKind, number: numbers.get(subjectId) ?? '' }).trim()
}
