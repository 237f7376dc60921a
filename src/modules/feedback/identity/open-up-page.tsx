import { moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Button, Card, DataList, Details, Form, Only, Radios, Stack, TextField, useView } from '../../../ui/index.ts'
import { widerThan } from '../openness.ts'
import type { Reaction } from '../reaction-queries.ts'

const ofIdentity = [
  'identity_asked',
  'identity_granted',
  'identity_refused',
  'identity_viewed',
  'strict_taken_over',
] as const

/** What the reporter reads of his own name: how open he is, and who asked for it or read it. */
export function OwnOpenness({ own }: { own: Reaction }) {
  const { t, lang } = useView()
  const looked = own.history.flatMap((event) => {
    const kind = ofIdentity.find((one) => one === event.kind)
    return kind ? [{ ...event, kind }] : []
  })
  if (own.openness === 'open' && looked.length === 0) return null
  return (
    <Card flat title={t('identity.own')}>
      {own.openness !== 'open' && <p>{t(`identity.own.${own.openness}`)}</p>}
      {own.openness === 'confidential' && looked.length === 0 && <p>{t('identity.own.nobody')}</p>}
      {looked.length > 0 && (
        <DataList
          stacked
          items={looked.map(({ kind, at, words }) => ({
            label: t(`identity.own.${kind}`),
            value: words === '' ? moment(at, own.holder.zone, lang) : `${moment(at, own.holder.zone, lang)}: ${words}`,
          }))}
        />
      )}
    </Card>
  )
}

interface OpenUpProps {
  readonly own: Reaction
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Only the reporter can say more of who he is. */
export function OpenUp({ own, typed, errors }: OpenUpProps) {
  const { t } = useView()
  const wider = widerThan(own.openness)
  if (wider.length === 0) return null
  const wrong = errors.some(({ field }) => field === 'openness' || field.startsWith('contact_'))
  return (
    <Details summary={t('identity.open-up')} open={wrong}>
      <Stack>
        <p>{t('identity.open-up.body')}</p>
        <Form action="/mijn-reactie/openheid" values={typed} errors={errors} name="open-up">
          <Radios
            name="openness"
            label={t('speak.openness')}
            options={wider.map((value) => ({ value, label: t(`speak.openness.${value}`) }))}
          />
          <TextField name="contact_name" label={t('speak.name')} autocomplete="name" />
          <TextField name="contact_email" type="email" label={t('speak.email')} autocomplete="email" optional />
          <TextField name="contact_phone" type="tel" label={t('speak.phone')} autocomplete="tel" optional />
          <Only name="openness" among={['open']}>
            <Radios
              name="may_name"
              label={t('speak.may-name', { name: own.location?.name ?? own.holder.name })}
              optional
              options={[
                { value: 'yes', label: t('speak.may-name.yes') },
                { value: 'no', label: t('speak.may-name.no') },
              ]}
            />
          </Only>
          <Button kind="secondary">{t('identity.open-up.send')}</Button>
        </Form>
      </Stack>
    </Details>
  )
}
