import { Alert, Button, Hidden, useView } from '../../../ui/index.ts'

/** The button for who has a passkey; it appears with script, in a browser that knows them. */
export function PasskeyLogin({ next, asked = false }: { next: string; asked?: boolean }) {
  const { t } = useView()
  return (
    <form method="post" action="/inloggen/passkey" data-passkey="/inloggen/passkey/vraag" hidden>
      <Hidden name="verder" value={next} />
      <Hidden name="answer" value="" />
      <Button kind={asked ? 'primary' : 'secondary'}>{t('passkeys.log-in')}</Button>
      <div data-passkey-failed hidden>
        <Alert kind="warn">{t('passkeys.failed')}</Alert>
      </div>
    </form>
  )
}
