import {
  Actions,
  Alert,
  Button,
  CopyField,
  Details,
  Form,
  type FormError,
  type FormValues,
  LinkButton,
  Narrow,
  Page,
  PostButton,
  Section,
  Stack,
  Tabs,
  Tag,
  useView,
} from '../../../ui/index.ts'
import type { Role } from '../roles.ts'
import type { Scope } from '../scope.ts'
import { DemandSection, type DemandSectionProps } from '../second-factor/factor-demand-page.tsx'
import { HowStrict, ProviderFields, RareFields, RoleTable, WhoComesIn } from './sign-on-fields-page.tsx'
import type { SignOn } from './sign-on.ts'

export interface SignOnPageProps {
  house: { readonly slug: string; readonly name: string; readonly zone: string }
  /** The organisations whose people this person looks after himself. */
  others: readonly { readonly slug: string; readonly name: string }[]
  active: SignOn | undefined
  draft: SignOn | undefined
  /** What the provider must know of us. */
  addresses: { readonly back: string; readonly out: string; readonly left: string }
  roles: readonly Role[]
  scopes: readonly Scope[]
  /** How many lines the table of roles shows. */
  lines: number
  done: 'saved' | 'active' | 'stopped' | 'demanded' | undefined
  values: FormValues
  errors?: readonly FormError[]
  demands: DemandSectionProps
}

export const signOnHome = (slug: string) => `/werk/inloggen-via/${slug}`

/** How the staff of a house log in at their own provider, and which second step they take. */
export function SignOnPage(props: SignOnPageProps) {
  const { house, others, active, draft, done, errors = [], demands } = props
  const { t } = useView()
  const home = signOnHome(house.slug)
  return (
    <Page
      title={t('single-sign-on.staff.of', { house: house.name })}
      intro={t('single-sign-on.staff.intro')}
      tags={<StateTag active={active} draft={draft} />}
      errors={[...errors, ...(demands.errors ?? [])]}
      notice={
        done && (
          <Alert kind="ok" live>
            {t(`single-sign-on.staff.done.${done}`)}
          </Alert>
        )
      }
      dense
    >
      <Stack>
        {others.length > 1 && (
          <Tabs
            label={t('accounts.staff.people.which')}
            items={others.map(({ slug, name }) => ({ label: name, href: signOnHome(slug) }))}
            current={home}
          />
        )}
        {active && <Holds active={active} home={home} />}
        {draft && <Tried draft={draft} home={home} />}
        {active ? (
          <Details summary={t('single-sign-on.staff.change')} open={errors.length > 0}>
            <Steps {...props} />
          </Details>
        ) : (
          <Steps {...props} />
        )}
        <DemandSection {...demands} />
      </Stack>
    </Page>
  )
}

function StateTag({ active, draft }: Pick<SignOnPageProps, 'active' | 'draft'>) {
  const { t } = useView()
  if (active) return <Tag tone="ok">{t('single-sign-on.staff.state.active')}</Tag>
  return <Tag>{t(draft ? 'single-sign-on.staff.state.draft' : 'single-sign-on.staff.state.none')}</Tag>
}

function Holds({ active, home }: { active: SignOn; home: string }) {
  const { t } = useView()
  return (
    <Section title={t('single-sign-on.staff.holds', { name: active.name })}>
      <p>{t(active.forced ? 'single-sign-on.staff.holds-forced' : 'single-sign-on.staff.holds-free')}</p>
      <Actions>
        <PostButton action={`${home}/uit`} kind="danger">
          {t('single-sign-on.staff.stop')}
        </PostButton>
      </Actions>
    </Section>
  )
}

/** One thing to do next: try it, or let it begin. */
function Tried({ draft, home }: { draft: SignOn; home: string }) {
  const { t } = useView()
  const isTested = draft.testedAt !== null
  return (
    <Section title={t('single-sign-on.staff.tried', { name: draft.name })}>
      <p>{t(isTested ? 'single-sign-on.staff.tried-works' : 'single-sign-on.staff.tried-how')}</p>
      <Actions>
        {isTested && <PostButton action={`${home}/aan`}>{t('single-sign-on.staff.activate')}</PostButton>}
        <LinkButton href={`${home}/proef`} kind={isTested ? 'secondary' : 'primary'}>
          {t('single-sign-on.staff.try')}
        </LinkButton>
      </Actions>
    </Section>
  )
}

/** What the provider must know of us, and what it gave back. */
function Steps(props: SignOnPageProps) {
  const { t } = useView()
  return (
    <>
      <Section title={t('single-sign-on.staff.addresses')}>
        <p>{t('single-sign-on.staff.addresses-how')}</p>
        <CopyField name="back" label={t('single-sign-on.staff.address-back')} value={props.addresses.back} />
        <CopyField name="out" label={t('single-sign-on.staff.address-out')} value={props.addresses.out} />
        <CopyField name="left" label={t('single-sign-on.staff.address-left')} value={props.addresses.left} />
      </Section>
      <Section title={t('single-sign-on.staff.settings')}>
        <Form action={signOnHome(props.house.slug)} errors={props.errors} values={props.values} guard>
          <Narrow>
            <ProviderFields kept={(props.draft ?? props.active)?.hasSecret === true} />
            <RareFields />
            <WhoComesIn />
          </Narrow>
          <RoleTable {...props} />
          <Narrow>
            <HowStrict />
          </Narrow>
          <Actions>
            <Button>{t('single-sign-on.staff.save')}</Button>
          </Actions>
        </Form>
      </Section>
    </>
  )
}
