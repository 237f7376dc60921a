import { Checkbox, Fieldset, Grid, Radios, Select, TextArea, TextField, useView } from '../../../ui/index.ts'
import type { Role } from '../roles.ts'
import type { Scope } from '../scope.ts'

// The fields in which a house writes what its provider gave back.

export function ProviderFields({ kept }: { kept: boolean }) {
  const { t } = useView()
  return (
    <>
      <TextField name="name" label={t('single-sign-on.staff.name')} hint={t('single-sign-on.staff.name-hint')} />
      <TextField
        name="issuer"
        type="url"
        label={t('single-sign-on.staff.issuer')}
        hint={t('single-sign-on.staff.issuer-hint')}
      />
      <TextField name="clientId" label={t('single-sign-on.staff.client')} />
      <TextField
        name="secret"
        type="password"
        label={t('single-sign-on.staff.secret')}
        hint={t(kept ? 'single-sign-on.staff.secret-kept' : 'single-sign-on.staff.secret-hint')}
        autocomplete="new-password"
        optional={kept}
      />
    </>
  )
}

/** What most providers take as it is. */
export function RareFields() {
  const { t } = useView()
  return (
    <>
      <TextField name="scopes" label={t('single-sign-on.staff.scopes')} hint={t('single-sign-on.staff.scopes-hint')} />
      <TextField name="emailClaim" label={t('single-sign-on.staff.mail')} hint={t('single-sign-on.staff.mail-hint')} />
    </>
  )
}

export function WhoComesIn() {
  const { t } = useView()
  return (
    <>
      <Radios
        name="joins"
        label={t('single-sign-on.staff.joins')}
        options={[
          { value: 'invited', label: t('single-sign-on.staff.joins-invited') },
          {
            value: 'claims',
            label: t('single-sign-on.staff.joins-claims'),
            hint: t('single-sign-on.staff.joins-claims-hint'),
          },
        ]}
      />
      <TextArea
        name="domains"
        label={t('single-sign-on.staff.domains')}
        hint={t('single-sign-on.staff.domains-hint')}
        rows={2}
        optional
      />
      <Checkbox
        name="trustsDomains"
        label={t('single-sign-on.staff.trusts')}
        hint={t('single-sign-on.staff.trusts-hint')}
      />
    </>
  )
}

export interface RoleTableProps {
  roles: readonly Role[]
  scopes: readonly Scope[]
  /** How many lines are shown. */
  lines: number
}

export function RoleTable({ lines, roles, scopes }: RoleTableProps) {
  const { t } = useView()
  return (
    <Fieldset legend={t('single-sign-on.staff.rules')} hint={t('single-sign-on.staff.rules-hint')}>
      <TextField
        name="roleClaim"
        label={t('single-sign-on.staff.claim')}
        hint={t('single-sign-on.staff.claim-hint')}
        optional
      />
      {Array.from({ length: lines }, (_, line) => (
        <RuleLine key={line} line={line} roles={roles} scopes={scopes} />
      ))}
    </Fieldset>
  )
}

export function HowStrict() {
  const { t } = useView()
  return (
    <Fieldset legend={t('single-sign-on.staff.strict')}>
      <TextField
        name="secondFactorValues"
        label={t('single-sign-on.staff.factor')}
        hint={t('single-sign-on.staff.factor-hint')}
        optional
      />
      <Checkbox name="forced" label={t('single-sign-on.staff.forced')} hint={t('single-sign-on.staff.forced-hint')} />
    </Fieldset>
  )
}

interface RuleLineProps extends Omit<RoleTableProps, 'lines'> {
  line: number
}

/** A value of the claim, and the role that it gives. */
function RuleLine({ line, roles, scopes }: RuleLineProps) {
  const { t } = useView()
  const number = line + 1
  return (
    <Grid>
      <TextField name={`value_${line}`} label={t('single-sign-on.staff.value', { number })} optional="sometimes" />
      <Select
        name={`role_${line}`}
        label={t('single-sign-on.staff.gives', { number })}
        empty={t('single-sign-on.staff.no-role')}
        options={roles.map((role) => ({ value: role, label: t(`accounts.role.${role}`) }))}
        optional="sometimes"
      />
      {scopes.length > 0 && (
        <Select
          name={`location_${line}`}
          label={t('single-sign-on.staff.where', { number })}
          empty={t('accounts.staff.invite.location-all')}
          options={scopes.map(({ id, name }) => ({ value: id, label: name }))}
          optional="sometimes"
        />
      )}
    </Grid>
  )
}
