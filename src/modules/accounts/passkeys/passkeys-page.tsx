import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  type FormError,
  type FormValues,
  Hidden,
  Page,
  PostButton,
  Section,
  Stack,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Passkey } from './passkey.ts'

export interface PasskeysPageProps {
  keys: readonly Passkey[]
  zone: string
  /** Where a new key would work. */
  host: string
  /** Whether this session is young enough to add one. */
  fresh: boolean
  done: 'added' | 'removed' | undefined
  values?: FormValues
  errors?: readonly FormError[]
}

/** The keys with which a person comes in without a password. */
export function PasskeysPage({ keys, zone, host, fresh, done, values = {}, errors = [] }: PasskeysPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('passkeys.staff.title')}
      intro={t('passkeys.staff.intro')}
      back={{ label: t('accounts.staff.sessions.title'), href: '/werk/sessies' }}
      errors={errors}
      scripts={['passkey.js']}
      notice={
        done && (
          <Alert kind="ok" live>
            {t(`passkeys.staff.${done}`)}
          </Alert>
        )
      }
      dense
    >
      <Stack>
        {keys.length === 0 ? <p>{t('passkeys.staff.none')}</p> : <KeyTable keys={keys} zone={zone} />}
        <Section title={t('passkeys.staff.add')}>
          {fresh ? <AddForm host={host} values={values} errors={errors} /> : <LogInFirst />}
        </Section>
      </Stack>
    </Page>
  )
}

function KeyTable({ keys, zone }: Pick<PasskeysPageProps, 'keys' | 'zone'>) {
  const { t, lang } = useView()
  const day = (at: Temporal.Instant) => shortDay(at.toZonedDateTimeISO(zone).toPlainDate(), lang)
  return (
    <Table
      caption={t('passkeys.staff.list')}
      captionHidden
      phone="cards"
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        { label: t('passkeys.staff.name'), head: true, long: true, cell: ({ name }) => name },
        { label: t('passkeys.staff.host'), long: true, cell: ({ host }) => host },
        { label: t('passkeys.staff.since'), short: true, cell: ({ createdAt }) => day(createdAt) },
        {
          label: t('passkeys.staff.used'),
          short: true,
          cell: ({ lastUsedAt }) => (lastUsedAt === null ? t('passkeys.staff.never') : day(lastUsedAt)),
        },
        {
          label: t('passkeys.staff.kept'),
          cell: ({ backedUp }) => t(backedUp ? 'passkeys.staff.kept-yes' : 'passkeys.staff.kept-no'),
        },
        {
          label: t('accounts.staff.people.actions'),
          quiet: true,
          cell: ({ id, name }) => (
            <PostButton action={`/werk/passkeys/${id}/weg`} kind="plain" small>
              {t('passkeys.staff.remove')} <span class="kd-hidden">{name}</span>
            </PostButton>
          ),
        },
      ]}
    />
  )
}

function AddForm({ host, values, errors }: { host: string; values: FormValues; errors: readonly FormError[] }) {
  const { t } = useView()
  return (
    <>
      <p>{t('passkeys.staff.how', { host })}</p>
      <div data-without-passkey>
        <Alert kind="info">{t('passkeys.staff.without')}</Alert>
      </div>
      <Form action="/werk/passkeys" errors={errors} values={values} passkey="/werk/passkeys/vraag">
        <TextField name="name" label={t('passkeys.staff.name')} hint={t('passkeys.staff.name-hint')} />
        <Hidden name="answer" value="" />
        <div data-passkey-failed hidden>
          <Alert kind="warn">{t('passkeys.failed')}</Alert>
        </div>
        <Actions>
          <Button>{t('passkeys.staff.add')}</Button>
        </Actions>
      </Form>
    </>
  )
}

function LogInFirst() {
  const { t } = useView()
  return (
    <>
      <p>{t('passkeys.staff.not-fresh')}</p>
      <PostButton action="/uitloggen" kind="secondary">
        {t('passkeys.staff.log-in-again')}
      </PostButton>
    </>
  )
}
