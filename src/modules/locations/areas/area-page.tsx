import {
  Actions,
  Alert,
  Button,
  EmptyState,
  Form,
  type FormError,
  type FormValues,
  Page,
  PostButton,
  Section,
  Stack,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { DeskWithAreas, UnservedMunicipality } from './area-queries.ts'

export interface AreasPageProps {
  readonly desks: readonly DeskWithAreas[]
  readonly unserved: readonly UnservedMunicipality[]
}

/** Which desk serves which municipalities, and where families would ask in vain. */
export function AreasPage({ desks, unserved }: AreasPageProps) {
  const { t } = useView()
  return (
    <Page title={t('locations.staff.areas.title')} intro={t('locations.staff.areas.intro')} dense>
      <Stack>
        <Section title={t('locations.staff.areas.desks')}>
          {desks.length === 0 ? (
            <EmptyState title={t('locations.staff.areas.no-desks')} level={3}>
              {t('locations.staff.areas.no-desks-hint')}
            </EmptyState>
          ) : (
            <DeskTable desks={desks} />
          )}
        </Section>
        <Section title={t('locations.staff.areas.unserved')}>
          {unserved.length === 0 ? <p>{t(everyMunicipalityHas(desks))}</p> : <Unserved unserved={unserved} />}
        </Section>
      </Stack>
    </Page>
  )
}

/** Where no desk serves a municipality and none is unserved, there is none yet. */
const everyMunicipalityHas = (desks: readonly DeskWithAreas[]) =>
  desks.some(({ areas }) => areas.length > 0)
    ? 'locations.staff.areas.all-served'
    : 'locations.staff.areas.no-municipality'

function DeskTable({ desks }: Pick<AreasPageProps, 'desks'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('locations.staff.areas.desks')}
      captionHidden
      phone="cards"
      rows={desks}
      rowKey={({ id }) => id}
      rowTone={({ areas }) => (areas.length === 0 ? 'warn' : undefined)}
      columns={[
        {
          label: t('locations.staff.areas.desk'),
          head: true,
          cell: ({ id, name }) => <a href={`/werk/gebieden/${id}`}>{name}</a>,
        },
        { label: t('locations.staff.areas.land'), cell: ({ land }) => t(`locations.staff.import.land.${land}`) },
        {
          label: t('locations.staff.areas.municipalities'),
          cell: ({ areas }) => areas.map(({ name }) => name).join(', ') || t('locations.staff.areas.none'),
        },
      ]}
    />
  )
}

function Unserved({ unserved }: Pick<AreasPageProps, 'unserved'>) {
  const { t } = useView()
  return (
    <>
      <p>{t('locations.staff.areas.unserved-hint')}</p>
      <Table
        caption={t('locations.staff.areas.unserved')}
        captionHidden
        phone="cards"
        rows={unserved}
        rowKey={({ land, code }) => `${land}-${code}`}
        columns={[
          { label: t('locations.staff.areas.municipality'), head: true, cell: ({ name }) => name },
          { label: t('locations.staff.areas.code'), short: true, cell: ({ code }) => code },
          { label: t('locations.staff.areas.land'), cell: ({ land }) => t(`locations.staff.import.land.${land}`) },
          {
            label: t('locations.staff.areas.locations'),
            numeric: true,
            cell: ({ locations }) => t('locations.staff.import.figure', { count: locations }),
          },
        ]}
      />
    </>
  )
}

export interface DeskAreasPageProps {
  readonly desk: DeskWithAreas
  readonly errors: readonly FormError[]
  readonly values: FormValues
  readonly saved: boolean
}

/** The municipalities of one desk: add and remove. */
export function DeskAreasPage({ desk, errors, values, saved }: DeskAreasPageProps) {
  const { t } = useView()
  const notice = saved ? (
    <Alert kind="ok" live>
      {t('locations.staff.areas.saved')}
    </Alert>
  ) : undefined
  return (
    <Page
      title={desk.name}
      crumbs={[{ href: '/werk/gebieden', label: t('locations.staff.areas.title') }]}
      errors={errors}
      notice={notice}
      dense
    >
      <Stack>
        <Form action={`/werk/gebieden/${desk.id}`} errors={errors} values={values}>
          <TextField
            name="municipalities"
            label={t('locations.staff.areas.add-label')}
            hint={t('locations.staff.areas.add-hint')}
          />
          <Actions>
            <Button>{t('locations.staff.areas.add')}</Button>
          </Actions>
        </Form>
        <Section title={t('locations.staff.areas.municipalities')}>
          {desk.areas.length === 0 ? <p>{t('locations.staff.areas.none-hint')}</p> : <AreaTable desk={desk} />}
        </Section>
      </Stack>
    </Page>
  )
}

function AreaTable({ desk }: { desk: DeskWithAreas }) {
  const { t } = useView()
  return (
    <Table
      caption={t('locations.staff.areas.municipalities')}
      captionHidden
      phone="cards"
      rows={desk.areas}
      rowKey={({ code }) => code}
      columns={[
        { label: t('locations.staff.areas.municipality'), head: true, cell: ({ name }) => name },
        { label: t('locations.staff.areas.code'), short: true, cell: ({ code }) => code },
        {
          label: t('locations.staff.areas.remove'),
          quiet: true,
          cell: ({ code, name }) => (
            <PostButton action={`/werk/gebieden/${desk.id}/eraf`} fields={{ code }} small kind="secondary">
              {t('locations.staff.areas.remove-one', { name })}
            </PostButton>
          ),
        },
      ]}
    />
  )
}
