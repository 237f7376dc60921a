import {
  Actions,
  Alert,
  Button,
  Fieldset,
  Form,
  type FormError,
  type FormValues,
  LinkButton,
  Page,
  Radios,
  Select,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { peopleOf } from '../people/people-page.tsx'
import { organisationKinds } from '../roles.ts'
import { fonts, radii } from './organisation.ts'
import type { ListedOrganisation } from './organisation-queries.ts'

export interface OrganisationsPageProps {
  organisations: readonly ListedOrganisation[]
  saved: boolean
}

export function OrganisationsPage({ organisations, saved }: OrganisationsPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('accounts.staff.organisations.title')}
      dense
      notice={
        saved && (
          <Alert kind="ok" live>
            {t('accounts.staff.organisations.saved')}
          </Alert>
        )
      }
    >
      <Actions>
        <LinkButton href="/werk/organisaties/nieuw">{t('accounts.staff.organisations.new')}</LinkButton>
      </Actions>
      <Table
        caption={t('accounts.staff.organisations.title')}
        captionHidden
        phone="cards"
        rows={organisations}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('accounts.staff.organisations.name'),
            head: true,
            cell: ({ slug, name }) => <a href={`/werk/organisaties/${slug}`}>{name}</a>,
          },
          {
            label: t('accounts.staff.organisations.kind'),
            cell: ({ kind, land }) => `${t(`accounts.staff.kind.${kind}`)}, ${t(`accounts.staff.land.${land}`)}`,
          },
          { label: t('accounts.staff.organisations.hosts'), cell: ({ hosts }) => hosts.join(', ') || '–' },
          {
            label: t('accounts.staff.organisations.people'),
            numeric: true,
            cell: ({ slug, people, name }) => (
              <a href={peopleOf(slug)} aria-label={`${t('accounts.staff.organisations.people')} ${name}: ${people}`}>
                {people}
              </a>
            ),
          },
        ]}
      />
    </Page>
  )
}

export interface OrganisationPageProps {
  /** Nothing for a new one. */
  known?: { readonly name: string; readonly slug: string; readonly kind: string } | undefined
  values: FormValues
  errors?: readonly FormError[]
}

export function OrganisationPage({ known, values, errors = [] }: OrganisationPageProps) {
  const { t } = useView()
  return (
    <Page
      title={known?.name ?? t('accounts.staff.organisations.new')}
      back={{ label: t('accounts.staff.organisations.title'), href: '/werk/organisaties' }}
      errors={errors}
    >
      {known && (
        <Actions>
          <LinkButton href={peopleOf(known.slug)} kind="secondary">
            {t('accounts.staff.organisations.people')}
          </LinkButton>
          {known.kind === 'desk' && (
            <LinkButton href={`/werk/gebieden?loket=${known.slug}`} kind="secondary">
              {t('accounts.staff.organisations.areas')}
            </LinkButton>
          )}
        </Actions>
      )}
      <Form action={`/werk/organisaties/${known?.slug ?? 'nieuw'}`} errors={errors} values={values} guard>
        {!known && <FixedFields />}
        <Fieldset legend={t('accounts.staff.organisation.about')}>
          <TextField name="name" label={t('accounts.staff.organisation.name')} />
          <TextField name="phone" label={t('accounts.staff.organisation.phone')} type="tel" width={16} optional />
          <TextField
            name="hours"
            label={t('accounts.staff.organisation.hours')}
            hint={t('accounts.staff.organisation.hours-hint')}
            optional
          />
          <TextField name="email" label={t('accounts.email')} type="email" optional />
          <TextArea
            name="hosts"
            label={t('accounts.staff.organisation.hosts')}
            hint={t('accounts.staff.organisation.hosts-hint')}
            rows={2}
            optional
          />
        </Fieldset>
        <StyleFields />
        <Actions>
          <Button>{t('accounts.staff.organisation.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

/** What cannot change later. */
function FixedFields() {
  const { t } = useView()
  return (
    <>
      <Select
        name="kind"
        label={t('accounts.staff.organisation.kind')}
        empty={t('accounts.staff.organisation.kind-empty')}
        options={organisationKinds.map((kind) => ({ value: kind, label: t(`accounts.staff.kind.${kind}`) }))}
      />
      <Radios
        name="land"
        label={t('accounts.staff.organisation.land')}
        options={(['vl', 'nl'] as const).map((land) => ({ value: land, label: t(`accounts.staff.land.${land}`) }))}
      />
      <TextField
        name="slug"
        label={t('accounts.staff.organisation.slug')}
        hint={t('accounts.staff.organisation.slug-hint')}
        width={16}
      />
    </>
  )
}

const fontNames = {
  'source-sans-3': 'Source Sans 3',
  figtree: 'Figtree',
  'atkinson-hyperlegible-next': 'Atkinson Hyperlegible Next',
} as const

function StyleFields() {
  const { t } = useView()
  return (
    <Fieldset legend={t('accounts.staff.organisation.style')}>
      <TextField
        name="brand"
        label={t('accounts.staff.organisation.brand')}
        hint={t('accounts.staff.organisation.colour-hint')}
        width={8}
      />
      <TextField
        name="accent"
        label={t('accounts.staff.organisation.accent')}
        hint={t('accounts.staff.organisation.colour-hint')}
        width={8}
        optional
      />
      <TextField name="logo" label={t('accounts.staff.organisation.logo')} width={4} />
      <TextField name="tagline" label={t('accounts.staff.organisation.tagline')} optional />
      <Select
        name="font"
        label={t('accounts.staff.organisation.font')}
        options={fonts.map((font) => ({ value: font, label: fontNames[font] }))}
      />
      <Radios
        name="radius"
        label={t('accounts.staff.organisation.radius')}
        options={radii.map((radius) => ({
          value: String(radius),
          label: t(`accounts.staff.organisation.radius-${radius}`),
        }))}
      />
    </Fieldset>
  )
}
