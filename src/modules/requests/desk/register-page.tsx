import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  Card,
  CardList,
  EmptyState,
  Fieldset,
  Form,
  Grid,
  Hidden,
  Page,
  Radios,
  SearchBar,
  useView,
} from '../../../ui/index.ts'
import { type AskSubject, CareQuestions, ChildQuestions, ContactQuestions } from '../ask/ask-page.tsx'
import type { PickedPlace } from '../ask/place-queries.ts'

const here = '/werk/aanvragen/nieuw'

export interface PickPageProps {
  readonly words: string
  readonly places: readonly PickedPlace[]
  /** There may be more than are shown. */
  readonly more: boolean
}

/** First the location: everything typed after that belongs to it. */
export function PickPage({ words, places, more }: PickPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('requests.staff.new')}
      intro={t('requests.staff.pick.intro')}
      crumbs={[{ label: t('requests.staff.work.title'), href: '/werk' }]}
      dense
    >
      <SearchBar
        action={here}
        name="zoek"
        label={t('requests.staff.pick.search')}
        button={t('requests.staff.search.go')}
        value={words}
      />
      {words !== '' && places.length === 0 && (
        <EmptyState title={t('requests.staff.pick.none.title')}>{t('requests.staff.pick.none.body')}</EmptyState>
      )}
      {more && <p role="status">{t('requests.staff.pick.first', { count: places.length })}</p>}
      <CardList
        cards={places.map(({ land, registerId, name, address, place }) => ({
          key: `${land}-${registerId}`,
          title: name,
          href: `${here}?opvang=${land}-${encodeURIComponent(registerId)}`,
          meta: [address, place, registerId].filter((fact) => fact !== null),
        }))}
      />
    </Page>
  )
}

export interface RegisterPageProps {
  readonly subject: AskSubject
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Everything on one page, in the order in which people tell it. */
export function RegisterPage({ subject, typed, errors }: RegisterPageProps) {
  const { t } = useView()
  const { opvang, key, locationName, locationPlace } = subject
  return (
    <Page
      title={t('requests.staff.new')}
      crumbs={[{ label: t('requests.staff.work.title'), href: '/werk' }]}
      errors={errors}
      dense
      aside={
        <Card flat title={t('requests.fact.location')}>
          <p>{locationPlace === null ? locationName : `${locationName}, ${locationPlace}`}</p>
          <p>
            <a href={here}>{t('requests.staff.pick.other')}</a>
          </p>
        </Card>
      }
    >
      <Form action={here} errors={errors} values={typed} guard>
        <Hidden name="opvang" value={opvang} />
        <Hidden name="sleutel" value={key} />
        <Radios
          name="kanaal"
          label={t('requests.staff.channel')}
          options={(['phone', 'counter', 'paper'] as const).map((channel) => ({
            value: channel,
            label: t(`requests.staff.channel.${channel}`),
          }))}
        />
        <Grid>
          <Fieldset legend={t('requests.staff.register.child')}>
            <ChildQuestions reader="desk" />
          </Fieldset>
          <Fieldset legend={t('requests.staff.register.contact')}>
            <ContactQuestions reader="desk" />
          </Fieldset>
        </Grid>
        <Fieldset legend={t('requests.staff.register.care')}>
          <CareQuestions subject={subject} typed={typed} reader="desk" />
        </Fieldset>
        <Actions>
          <Button>{t('requests.staff.register.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
