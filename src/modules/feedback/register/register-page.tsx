import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  Card,
  CardList,
  Checkboxes,
  DateField,
  Details,
  EmptyState,
  Form,
  Hidden,
  LinkButton,
  Page,
  Panel,
  Radios,
  SearchBar,
  Section,
  Stack,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { heads, reactionKinds, regimes, registeredChannels, wishLimit, wordsLimit } from '../reaction.ts'
import type { Subject } from '../speak/subject-queries.ts'
import { ReporterPart } from './reporter-part-page.tsx'

export interface WhichPageProps {
  /** The own house and its locations. */
  readonly own: readonly Subject[]
  readonly found: readonly Subject[]
  readonly words: string
}

const cardOf = ({ key, name, location, holder }: Subject) => ({
  key,
  level: 3 as const,
  title: name,
  href: `/werk/reacties/nieuw?${key}`,
  meta: [location?.place, holder?.name].filter((one) => one !== undefined && one !== null),
})

/** About which location or house somebody speaks. */
export function WhichPage({ own, found, words }: WhichPageProps) {
  const { t } = useView()
  return (
    <Page title={t('register.staff.title')} crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]} dense>
      <Stack>
        <SearchBar
          action="/werk/reacties/nieuw"
          name="zoek"
          value={words}
          label={t('register.staff.which')}
          hint={t('speak.door.search')}
          button={t('speak.door.find')}
        />
        {words !== '' && found.length === 0 && (
          <EmptyState title={t('speak.door.nothing')}>{t('speak.door.nothing.hint')}</EmptyState>
        )}
        {found.length > 0 && <CardList cards={found.map(cardOf)} />}
        {words === '' && own.length > 0 && (
          <Section title={t('register.staff.own')}>
            <CardList cards={own.map(cardOf)} />
          </Section>
        )}
      </Stack>
    </Page>
  )
}

export interface RegisterPageProps {
  readonly subject: Subject
  readonly formKey: string
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
}

/** What somebody says by telephone, at the counter, on paper or at the door, on one page. */
export function RegisterPage({ subject, formKey, typed, errors = [] }: RegisterPageProps) {
  const { t } = useView()
  const desk = subject.holder?.kind === 'complaints_desk'
  return (
    <Page
      title={t('register.staff.about', { name: subject.name })}
      crumbs={[
        { label: t('desk.staff.title'), href: '/werk/reacties' },
        { label: t('register.staff.title'), href: '/werk/reacties/nieuw' },
      ]}
      errors={errors}
      dense
      aside={
        <Card flat title={t('register.staff.danger')}>
          <p>{t('register.staff.danger.body')}</p>
          <p>
            <a href={`/reactie/veilig?land=${subject.land}`}>{t('speak.door.danger')}</a>
          </p>
        </Card>
      }
    >
      <Form action="/werk/reacties/nieuw" values={typed} errors={errors} keep={`register-${subject.key}`} guard>
        <Hidden name="over" value={subject.key} />
        <Hidden name="sleutel" value={formKey} />
        <Hidden name="danger" value="no" />
        <Radios
          name="channel"
          label={t('register.staff.channel')}
          options={registeredChannels.map((value) => ({
            value,
            label: t(`desk.staff.channel.${value}`),
            ...(value === 'talk' ? { hint: t('register.staff.channel.talk.hint') } : {}),
          }))}
        />
        <Radios
          name="kind"
          label={t('register.staff.kind')}
          options={reactionKinds.map((value) => ({
            value,
            label: desk ? t(`speak.desk-kind.${value}`, { house: subject.name }) : t('feedback.kind', { kind: value }),
          }))}
        />
        {desk && <TextField name="concerns" label={t('speak.concerns')} hint={t('speak.concerns.hint')} optional />}
        <TextArea
          name="words"
          label={t('register.staff.words')}
          hint={t('register.staff.words.hint')}
          rows={7}
          maxLength={wordsLimit}
        />
        <Details summary={t('register.staff.more')}>
          <DateField
            name="received"
            label={t('register.staff.received')}
            hint={t('register.staff.received.hint')}
            optional
          />
          <TextField name="happened" label={t('speak.happened')} optional />
          <TextArea name="wish" label={t('register.staff.wish')} rows={2} maxLength={wishLimit} optional />
          <Radios
            name="head"
            label={t('desk.staff.assign.head')}
            optional
            options={heads.map((value) => ({ value, label: t(`feedback.head.${value}`) }))}
          />
          <Checkboxes
            name="regimes"
            label={t('register.staff.regimes')}
            optional
            {...(typed['regimes'] === undefined ? { value: ['childcare'] } : {})}
            options={regimes.map((value) => ({ value, label: t(`register.staff.regime.${value}`) }))}
          />
        </Details>
        <ReporterPart />
        <Actions>
          <Button>{t('register.staff.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

/** Written down for a house whose reactions the writer does not read: the number to give to whoever spoke. */
export function PassedOnPage({ number, house }: { number: string; house: string }) {
  const { t } = useView()
  return (
    <Page
      title={t('register.staff.passed')}
      ownHeading
      notice={
        <Panel title={t('register.staff.passed')} number={number} numberLabel={t('register.staff.number')}>
          <p>{t('register.staff.passed.body', { house })}</p>
        </Panel>
      }
    >
      <Actions>
        <LinkButton href="/werk/reacties/nieuw">{t('register.staff.another')}</LinkButton>
      </Actions>
    </Page>
  )
}
