import {
  Actions,
  Alert,
  Button,
  Card,
  Form,
  type FormError,
  type FormValues,
  Hidden,
  LinkButton,
  Page,
  Panel,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { claimPath, locationPath } from '../location.ts'
import type { Desk, Location } from '../location-queries.ts'

export interface ClaimPageProps {
  readonly location: Location
  readonly desk: Desk
  /** Made with the form: sent twice it is one. */
  readonly formKey: string
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

/** For who works at a location and wants to look after it here. */
export function ClaimPage({ location, desk, formKey, values = {}, errors = [] }: ClaimPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('claims.title', { location: location.name })}
      back={{ href: locationPath(location), label: location.name }}
      intro={t('claims.intro')}
      errors={errors}
      aside={<WhatHappens desk={desk} />}
    >
      <Form action={claimPath(location)} errors={errors} values={values} guard>
        <Hidden name="sleutel" value={formKey} />
        <TextField name="name" label={t('claims.name')} autocomplete="name" />
        <TextField name="function" label={t('claims.function')} hint={t('claims.function.hint')} />
        <TextField
          name="email"
          type="email"
          label={t('claims.email')}
          hint={t('claims.email.hint')}
          autocomplete="email"
        />
        <TextField name="phone" type="tel" label={t('claims.phone')} hint={t('claims.phone.hint')} autocomplete="tel" />
        <TextArea name="words" label={t('claims.words')} hint={t('claims.words.hint')} maxLength={2000} optional />
        <Actions>
          <Button>{t('claims.send')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

function WhatHappens({ desk }: { desk: Desk }) {
  const { t } = useView()
  return (
    <Card flat title={t('claims.next.title')}>
      <ol>
        <li>{t('claims.next.check', { desk: desk.name })}</li>
        <li>{t('claims.next.call')}</li>
        <li>{t('claims.next.invited')}</li>
      </ol>
      <p>{t('claims.privacy')}</p>
    </Card>
  )
}

export function ClaimReceivedPage({ location, desk }: { location: Location; desk: Desk }) {
  const { t } = useView()
  return (
    <Page title={t('claims.received.title')} ownHeading>
      <Panel title={t('claims.received.title')} tone="ok">
        <p>{t('claims.received.what', { location: location.name, desk: desk.name })}</p>
      </Panel>
      <p>{t('claims.received.next')}</p>
      {desk.phone !== null && <p>{t('claims.received.call', { phone: desk.phone })}</p>}
      <Actions>
        <LinkButton kind="secondary" href={locationPath(location)}>
          {t('claims.received.back', { location: location.name })}
        </LinkButton>
      </Actions>
    </Page>
  )
}

/** Where no desk could check who asks. */
export function NoClaimPage({ location }: { location: Location }) {
  const { t } = useView()
  return (
    <Page
      title={t('claims.title', { location: location.name })}
      back={{ href: locationPath(location), label: location.name }}
    >
      <Alert kind="info" title={t('claims.no-desk.title')}>
        {t('claims.no-desk.text')}
      </Alert>
    </Page>
  )
}
