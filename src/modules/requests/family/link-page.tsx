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
    <Page title={t('requests.link.title')} intro={t('requests.link.intro')}>
      <Actions>
        <PostButton action={path}>{t('requests.link.open')}</PostButton>
      </Actions>
      <p>{t('requests.link.shared')}</p>
    </Page>
  )
}

export function LapsedLinkPage() {
  const { t } = useView()
  return (
    <Page title={t('requests.link.lapsed.title')} intro={t('requests.link.lapsed.intro')}>
      <Actions>
        <LinkButton href="/aanvraag/link">{t('requests.link.lapsed.new')}</LinkButton>
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
      title={t('requests.lost.title')}
      intro={unsent === undefined ? t('requests.lost.intro') : undefined}
      errors={errors}
      notice={unsent !== undefined && <Unsent words={unsent} />}
    >
      <Stack>
        <Narrow>
          <Form action="/aanvraag/link" errors={errors} values={typed}>
            <TextField
              name="email"
              type="email"
              label={t('requests.field.email')}
              hint={t('requests.lost.hint')}
              autocomplete="email"
            />
            <Actions>
              <Button>{t('requests.lost.send')}</Button>
            </Actions>
          </Form>
        </Narrow>
        <p>{t('requests.lost.no-email')}</p>
        <p>
          <a href="/aanvraag/volgen">{t('family.follow.link')}</a>
        </p>
      </Stack>
    </Page>
  )
}

function Unsent({ words }: { words: string }) {
  const { t } = useView()
  return (
    <Alert kind="warn" title={t('requests.unsent.title')} live>
      <p>{t('requests.unsent.body')}</p>
      {words !== '' && (
        <>
          <p>{t('requests.unsent.words')}</p>
          <Quote>{words}</Quote>
        </>
      )}
    </Alert>
  )
}

/** Says the same whether the address is known or not. */
export function LinkAskedPage({ email }: { email: string }) {
  const { t } = useView()
  return (
    <Page title={t('requests.asked-link.title')}>
      <p>{t('requests.asked-link.body', { email })}</p>
      <p>{t('requests.asked-link.nothing')}</p>
      <Actions>
        <LinkButton kind="secondary" href="/aanvraag/link">
          {t('requests.asked-link.again')}
        </LinkButton>
      </Actions>
    </Page>
  )
}
