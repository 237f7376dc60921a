import { longDay, shortDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, DateField, Details, Form, Meta, Page, SearchBar, Section, Select, Stack, Table, useView } from '../../../ui/index.ts' // prettier-ignore
import { clientsPath, organiserDossierPath, registerPath } from '../paths.ts'
import { type Assignment, holdsOn } from './clients.ts'
import type { Client, Colleague } from './clients-queries.ts'

export interface ClientsProps {
  readonly authorityName: string
  readonly clients: readonly Client[]
  readonly assignments: readonly Assignment[]
  readonly managers: readonly Colleague[]
  /** Who is away, and who is there instead. */
  readonly away: readonly Away[]
  readonly today: Temporal.PlainDate
  /** What organisers were looked for. */
  readonly words: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly done?: 'verdeeld' | 'afwezig' | undefined
}

export interface Away {
  readonly id: string
  readonly personName: string
  readonly substituteName: string
  readonly fromOn: Temporal.PlainDate
  readonly untilOn: Temporal.PlainDate
}

/** Who talks with which organiser. */
export function ClientsPage(props: ClientsProps) {
  const { authorityName, clients, assignments, today, errors, done } = props
  const { t, lang } = useView()
  const without = clients.filter(({ id }) => !holdsOn(ofClient(assignments, id), today)).length
  return (
    <Page
      title={t('clients.staff.title')}
      intro={t(without > 0 ? 'clients.staff.without' : 'clients.staff.intro', {
        authority: authorityName,
        count: without,
      })}
      dense
      crumbs={[{ label: t('report-register.staff.menu'), href: registerPath }]}
      errors={errors}
      notice={
        done && (
          <Alert kind="ok" live>
            {t(`clients.staff.done.${done}`)}
          </Alert>
        )
      }
    >
      <Stack>
        <SearchBar
          action={clientsPath}
          name="zoek"
          value={props.words}
          label={t('clients.staff.search')}
          button={t('report-register.staff.search.go')}
        />
        <Details
          summary={t('clients.staff.assign')}
          open={errors.some(({ field }) => ['organiser', 'person', 'from'].includes(field))}
        >
          <AssignForm {...props} />
        </Details>
        <Details
          summary={t('clients.staff.away')}
          open={errors.some(({ field }) => ['away', 'instead', 'first', 'last'].includes(field))}
        >
          <AwayForm {...props} />
        </Details>
        {props.away.length > 0 && (
          <Section title={t('clients.staff.away.now')}>
            <ul>
              {props.away.map(({ id, personName, substituteName, fromOn, untilOn }) => (
                <li key={id}>
                  {t('clients.staff.away.line', {
                    name: personName,
                    instead: substituteName,
                    from: longDay(fromOn, lang),
                    until: longDay(untilOn, lang),
                  })}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Table
          caption={t('clients.staff.list')}
          captionHidden
          rows={clients}
          rowKey={({ id }) => id}
          phone="cards"
          rowTone={({ id }) => (holdsOn(ofClient(assignments, id), today) ? undefined : 'warn')}
          columns={[
            {
              label: t('passed-on.staff.organiser'),
              head: true,
              cell: ({ id, name, locations }) => (
                <>
                  <a href={organiserDossierPath(id)}>{name}</a>
                  <Meta items={[t('clients.staff.locations', { count: locations })]} />
                </>
              ),
            },
            {
              label: t('accounts.role.client_manager'),
              cell: ({ id }) => <Whoever known={ofClient(assignments, id)} today={today} />,
            },
            { label: t('clients.staff.history'), cell: ({ id }) => <History known={ofClient(assignments, id)} /> },
          ]}
        />
      </Stack>
    </Page>
  )
}

const ofClient = (assignments: readonly Assignment[], organiserId: string) =>
  assignments.filter((one) => one.organiserId === organiserId)

function Whoever({ known, today }: { known: readonly Assignment[]; today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  const now = holdsOn(known, today)
  const next = known.find(({ fromOn }) => Temporal.PlainDate.compare(fromOn, today) > 0)
  return (
    <>
      {now?.personName ?? t('passed-on.staff.nobody')}
      {next && <Meta items={[t('clients.staff.next', { name: next.personName, day: shortDay(next.fromOn, lang) })]} />}
    </>
  )
}

function History({ known }: { known: readonly Assignment[] }) {
  const { t, lang } = useView()
  return (
    <>
      {known.map(({ id, personName, fromOn, untilOn }) => (
        <div key={id}>
          {untilOn
            ? t('clients.staff.held', {
                name: personName,
                from: shortDay(fromOn, lang),
                until: shortDay(untilOn, lang),
              })
            : t('clients.staff.holds', { name: personName, from: shortDay(fromOn, lang) })}
        </div>
      ))}
    </>
  )
}

const options = (some: readonly { readonly id: string; readonly name: string }[]) =>
  some.map(({ id, name }) => ({ value: id, label: name }))

function AssignForm({ clients, managers, typed, errors }: ClientsProps) {
  const { t } = useView()
  return (
    <Form action={clientsPath} values={typed} errors={errors} name="assign">
      <Select
        name="organiser"
        label={t('passed-on.staff.organiser')}
        empty={t('desk.staff.choose')}
        options={options(clients)}
      />
      <Select
        name="person"
        label={t('accounts.role.client_manager')}
        empty={t('desk.staff.choose')}
        options={options(managers)}
      />
      <DateField name="from" label={t('clients.staff.from')} hint={t('clients.staff.from.hint')} />
      <Actions>
        <Button>{t('clients.staff.assign.go')}</Button>
      </Actions>
    </Form>
  )
}

function AwayForm({ managers, typed, errors }: ClientsProps) {
  const { t } = useView()
  return (
    <Form action={`${clientsPath}/afwezig`} values={typed} errors={errors} name="away">
      <Select
        name="away"
        label={t('clients.staff.away.who')}
        empty={t('desk.staff.choose')}
        options={options(managers)}
      />
      <Select
        name="instead"
        label={t('clients.staff.away.instead')}
        empty={t('desk.staff.choose')}
        options={options(managers)}
      />
      <DateField name="first" label={t('clients.staff.away.first')} />
      <DateField name="last" label={t('clients.staff.away.last')} />
      <Actions>
        <Button>{t('clients.staff.away.go')}</Button>
      </Actions>
    </Form>
  )
}
