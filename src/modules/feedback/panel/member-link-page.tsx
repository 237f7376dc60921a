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
  TextField,
  useView,
} from '../../../ui/index.ts'

/** Mail scanners follow links; only a person presses a button. The form posts to the address it stands on. */
export function OpenPanelLinkPage({ path }: { path: string }) {
  const { t } = useView()
  return (
    <Page title={t('panel.link.title')} intro={t('panel.link.intro')}>
      <Actions>
        <PostButton action={path}>{t('panel.link.open')}</PostButton>
      </Actions>
      <p>{t('panel.link.shared')}</p>
    </Page>
  )
}

export function LapsedPanelLinkPage() {
  const { t } = useView()
  return (
    <Page title={t('panel.link.lapsed')} intro={t('panel.link.lapsed.intro')}>
      <Actions>
        <LinkButton href="/panel/link">{t('panel.link.new')}</LinkButton>
      </Actions>
    </Page>
  )
}

export interface LostPanelLinkProps {
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Words that could not be sent because the session was over. */
  readonly unsent?: string
}

export function LostPanelLinkPage({ typed = {}, errors = [], unsent }: LostPanelLinkProps) {
  const { t } = useView()
  return (
    <Page
      title={t('panel.link.lost')}
      intro={t('panel.link.lost.intro')}
      errors={errors}
      notice={
        unsent !== undefined && (
          <Alert kind="warn" title={t('panel.unsent.title')} live>
            <p>{t('panel.unsent')}</p>
            {unsent !== '' && <Quote>{unsent}</Quote>}
          </Alert>
        )
      }
    >
      <Narrow>
        <Form action="/panel/link" errors={errors} values={typed}>
          <TextField
            name="email"
            type="email"
            label={t('speak.email')}
            hint={t('panel.link.hint')}
            autocomplete="email"
          />
          <Actions>
            <Button>{t('panel.link.send')}</Button>
          </Actions>
        </Form>
      </Narrow>
    </Page>
  )
}

/** Says the same whether the address is known or not. */
export function PanelLinkAskedPage({ email }: { email: string }) {
  const { t } = useView()
  return (
    <Page title={t('panel.link.asked')}>
      <p>{t('panel.link.asked.body', { email })}</p>
      <p>{t('panel.link.asked.nothing')}</p>
    </Page>
  )
}
