import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Form,
  LinkButton,
  Narrow,
  Page,
  OpenMailLink,
  PostButton,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { AskSubject } from './ask-page.tsx'
import { type AskStep, stepPath } from './ask-steps.ts'
import type { Place } from './place-queries.ts'
import type { PlaceFault } from './places-page.tsx'

export interface AddPageProps {
  readonly subject: AskSubject
  readonly place: Place
  /** What the finder was told, for a new form. */
  readonly wish: string
  /** Why it cannot join the request that is on its way. */
  readonly fault?: PlaceFault | undefined
}

/** A form is open already: this place joins it, or a new form begins. */
export function AddPage({ subject, place, wish, fault }: AddPageProps) {
  const { t } = useView()
  const { name, key } = place
  const list = subject.places.map(({ name: other }) => other)
  return (
    <Page title={t('ask.add.title')} crumbs={[{ label: t('ask.crumb.search'), href: '/zoek' }]}>
      <Stack>
        {fault ? (
          <Alert kind="warn">{t(`ask.place.fault.${fault}`, { most: subject.most })}</Alert>
        ) : (
          <p>{t('ask.add.intro', { location: name })}</p>
        )}
        {list.length > 0 && (
          <>
            <p>{t('ask.add.list')}</p>
            <ol>
              {list.map((other) => (
                <li key={other}>{other}</li>
              ))}
            </ol>
          </>
        )}
        <Actions>
          {!fault && (
            <PostButton action={stepPath('plekken')} fields={{ naar: `erbij:${key}` }}>
              {t('ask.add.yes')}
            </PostButton>
          )}
          <LinkButton kind="secondary" href={stepPath('plekken')}>
            {t('ask.add.no')}
          </LinkButton>
          <PostButton kind="plain" action="/aanvraag/nieuw" fields={{ opvang: key, ...(wish && { wens: wish }) }}>
            {t('ask.add.afresh')}
          </PostButton>
        </Actions>
      </Stack>
    </Page>
  )
}

export interface SavedPageProps {
  readonly step: AskStep
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  /** A link is on its way to this address. */
  readonly sentTo?: string
}

/** Stop for now: a link by mail goes on at the same page on any device. */
export function SavedPage({ step, typed, errors = [], sentTo }: SavedPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('ask.saved.title')}
      intro={t('ask.saved.intro')}
      errors={errors}
      notice={
        sentTo !== undefined && (
          <Alert kind="ok" live>
            {t('ask.saved.sent', { email: sentTo })}
          </Alert>
        )
      }
    >
      <Stack>
        <Narrow>
          <Form action="/aanvraag/nieuw/bewaard" errors={errors} values={typed}>
            <TextField
              name="email"
              type="email"
              label={t('requests.field.email')}
              hint={t('ask.saved.hint')}
              autocomplete="email"
            />
            <Actions>
              <Button>{t('ask.saved.send')}</Button>
              <LinkButton kind="secondary" href={stepPath(step)}>
                {t('ask.saved.on')}
              </LinkButton>
            </Actions>
          </Form>
        </Narrow>
      </Stack>
    </Page>
  )
}

/** From the mail: looks first, opens on the press of a button. */
export function ResumePage({ path }: { path: string }) {
  const { t } = useView()
  return (
    <OpenMailLink
      title={t('ask.resume.title')}
      intro={t('ask.resume.intro')}
      path={path}
      open={t('ask.resume.open')}
      shared={t('requests.link.shared')}
    />
  )
}

/** Nothing is kept (any more) for this browser. */
export function NoDraftPage() {
  const { t } = useView()
  return (
    <Page title={t('ask.lapsed.title')} intro={t('ask.lapsed.intro')}>
      <Actions>
        <LinkButton href="/zoek">{t('ask.lapsed.search')}</LinkButton>
        <LinkButton kind="secondary" href="/aanvraag/link">
          {t('ask.lapsed.link')}
        </LinkButton>
      </Actions>
    </Page>
  )
}
