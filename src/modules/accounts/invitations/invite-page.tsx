import {
  Actions,
  Button,
  Form,
  type FormError,
  type FormValues,
  Hidden,
  Narrow,
  Page,
  Radios,
  Select,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { ManagedOrganisation } from '../people/people-queries.ts'
import { peopleOf } from '../people/people-page.tsx'
import { rolesOf } from '../roles.ts'
import type { Scope } from '../scope.ts'
import { invitationDays } from './invitation.ts'

export interface InvitePageProps {
  organisation: ManagedOrganisation
  /** The locations that a membership can be limited to. */
  scopes?: readonly Scope[]
  values?: FormValues
  errors?: readonly FormError[]
}

export function InvitePage({ organisation, scopes = [], values = { language: 'nl' }, errors = [] }: InvitePageProps) {
  const { t } = useView()
  const roles = rolesOf[organisation.kind].map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))
  const [only] = roles
  return (
    <Page
      title={t('accounts.staff.invite.title')}
      intro={t('accounts.staff.invite.intro', { days: invitationDays })}
      back={{ label: organisation.name, href: peopleOf(organisation.slug) }}
      errors={errors}
    >
      <Narrow>
        <Form action="/werk/mensen/nieuw" errors={errors} values={values}>
          <Hidden name="organisatie" value={organisation.slug} />
          <TextField name="name" label={t('accounts.staff.invite.name')} />
          <TextField name="email" label={t('accounts.email')} type="email" />
          {roles.length === 1 && only ? (
            <Hidden name="role" value={only.value} />
          ) : (
            <Radios name="role" label={t('accounts.staff.invite.role')} options={roles} />
          )}
          {scopes.length > 0 && (
            <Select
              name="location"
              label={t('accounts.staff.invite.location')}
              hint={t('accounts.staff.invite.location-hint')}
              empty={t('accounts.staff.invite.location-all')}
              options={scopes.map(({ id, name }) => ({ value: id, label: name }))}
              optional
            />
          )}
          <Select
            name="language"
            label={t('accounts.staff.invite.language')}
            short
            options={(['nl', 'fr', 'en'] as const).map((value) => ({
              value,
              label: t(`accounts.staff.language.${value}`),
            }))}
          />
          <Actions>
            <Button>{t('accounts.staff.invite.go')}</Button>
          </Actions>
        </Form>
      </Narrow>
    </Page>
  )
}
