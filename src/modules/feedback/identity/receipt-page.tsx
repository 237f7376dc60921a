import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Forget, Form, LeaveQuickly, LinkButton, Narrow, Page, Panel, PrintButton, Stack, TextField, useView } from '../../../ui/index.ts' // prettier-ignore

/** The code, this once: whoever loses it finds no other way back. */
export function ReceiptPage({ code, house }: { code: string; house: string }) {
  const { t } = useView()
  return (
    <Page
      title={t('identity.receipt.title')}
      ownHeading
      notice={
        <Panel title={t('identity.receipt.title')} number={code} numberLabel={t('identity.receipt.code')}>
          <p>{t('identity.receipt.keep')}</p>
        </Panel>
      }
    >
      <Forget form="speak" />
      <Stack>
        <Alert kind="warn">{t('identity.receipt.once')}</Alert>
        <p>{t('identity.receipt.next', { house })}</p>
        <Actions>
          <LinkButton href="/mijn-reactie">{t('follow.received.follow')}</LinkButton>
          <PrintButton />
        </Actions>
        <LeaveQuickly ends="/reactie/weg" />
      </Stack>
    </Page>
  )
}

/** Back with the code. Wrong and unknown say the same. */
export function CodePage({ typed = {}, errors = [] }: { typed?: Typed; errors?: readonly FieldError[] }) {
  const { t } = useView()
  return (
    <Page title={t('identity.code.title')} intro={t('identity.code.intro')} errors={errors}>
      <Stack>
        <Narrow>
          <Form action="/reactie/code" errors={errors} values={typed}>
            <TextField
              name="code"
              label={t('identity.receipt.code')}
              hint={t('identity.code.hint')}
              autocomplete="off"
            />
            <Actions>
              <Button>{t('identity.code.open')}</Button>
            </Actions>
          </Form>
        </Narrow>
        <p>{t('identity.code.lost')}</p>
        <LeaveQuickly />
      </Stack>
    </Page>
  )
}
