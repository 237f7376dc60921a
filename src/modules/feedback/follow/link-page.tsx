import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  LinkButton,
  Narrow,
  Page,
  PostButton,
  Quote,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'

/** Mail scanners follow links; only a person presses a button. The form posts to the address it stands on. */
export function OpenLinkPage({ path }: { path: string }) {
  const { t } = useView()
  return (
    <Page title={t('follow.link.title')} intro={t('follow.link.intro')}>
      <Actions>
        <PostButton action={path}>{t('follow.link.open')}</PostButton>
      </Actions>
      <p>{t('follow.link.shared')}</p>
    </Page>
  )
}

export function LapsedLinkPage() {
  const { t } = useView()
  return (
    <Page title={t('follow.lapsed.title')} intro={t('follow.lapsed.intro')}>
      <Actions>
        <LinkButton href="/reactie/link">{t('follow.lapsed.new')}</LinkButton>
      </Actions>
    </Page>
  )
}

export interface LostLinkProps {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Words that could not be sent because the session was over: kept here so that nobody types them twice. */
  readonly unsent?: string
}

export function LostLinkPage({ typed = {}, errors = [], unsent }: LostLinkProps) {
  const { t } = useView()
  return (
    <Page
      title={t('follow.lost.title')}
      intro={unsent === undefined ? t('follow.lost.intro') : undefined}
      errors={errors}
      notice={
        unsent !== undefined && (
          <Alert kind="warn" title={t('follow.unsent.title')} live>
            <p>{t('follow.unsent.body')}</p>
            {unsent !== '' && <Quote>{unsent}</Quote>}
          </Alert>
        )
      }
    >
      <Stack>
        <Narrow>
          <Form action="/reactie/link" errors={errors} values={typed}>
            <TextField
              name="email"
              type="email"
              label={t('speak.email')}
              hint={t('follow.lost.hint')}
              autocomplete="email"
            />
            <Actions>
              <Button>{t('follow.lost.send')}</Button>
            </Actions>
          </Form>
        </Narrow>
        <p>{t('follow.lost.no-email')}</p>
        <p>
          <a href="/reactie/code">{t('follow.lost.code')}</a>
        </p>
      </Stack>
    </Page>
  )
}

/** Says the same whether the address is known or not. */
export function LinkAskedPage({ email }: { email: string }) {
  const { t } = useView()
  return (
    <Page title={t('follow.asked.title')}>
      <p>{t('follow.asked.body', { email })}</p>
      <p>{t('follow.asked.nothing')}</p>
    </Page>
  )
}
