import { moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Card, Checkboxes, Form, Hidden, Page, Section, Select, Stack, Table, TextArea, useView } from '../../../ui/index.ts' // prettier-ignore
import type { Colleague } from '../desk/colleague-queries.ts'
import type { Reaction } from '../reaction-queries.ts'
import type { Recipient } from './strict.ts'

export const strictPath = ({ number }: { readonly number: string }) => `/werk/reacties/${number}/strikt`

export interface StrictPageProps {
  readonly reaction: Reaction
  readonly colleagues: readonly Colleague[]
  readonly me: string
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** Who reads a strict case; before it is one, who would. */
export function StrictPage(props: StrictPageProps) {
  const { t } = useView()
  const { reaction, errors = [] } = props
  return (
    <Page
      title={t('strict.staff.title')}
      intro={t(reaction.strict ? 'strict.staff.intro' : 'strict.staff.intro.before')}
      crumbs={[
        { label: t('desk.staff.title'), href: '/werk/reacties' },
        { label: reaction.number, href: `/werk/reacties/${reaction.number}` },
      ]}
      errors={errors}
      dense
    >
      {reaction.strict ? <Named {...props} /> : <Make {...props} />}
    </Page>
  )
}

function Make({ reaction, colleagues, me, typed = {}, errors = [] }: StrictPageProps) {
  const { t } = useView()
  const { handler, approverId, subjects } = reaction
  const others = colleagues.filter(({ id }) => id !== me && !subjects.some((one) => one.id === id))
  const acting = [handler?.id, approverId].flatMap((id) => (typeof id === 'string' && id !== me ? [id] : []))
  return (
    <Stack>
      <Alert kind="warn" title={t('strict.staff.for-good.title')}>
        {t('strict.staff.for-good')}
      </Alert>
      <Form action={strictPath(reaction)} values={typed} errors={errors}>
        <Checkboxes
          name="people"
          label={t('strict.staff.people')}
          hint={t('strict.staff.people.hint')}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          {...(typed['people'] === undefined ? { value: acting } : {})}
          optional
        />
        <TextArea name="reason" label={t('strict.staff.reason')} hint={t('strict.staff.reason.hint')} rows={3} />
        <Actions>
          <Button>{t('strict.staff.make')}</Button>
        </Actions>
      </Form>
    </Stack>
  )
}

function Named(props: StrictPageProps) {
  const { t, lang } = useView()
  const { reaction, colleagues, typed = {}, errors = [] } = props
  const { recipients, subjects, holder } = reaction
  const taken = [...recipients, ...subjects].map(({ id }) => id)
  const others = colleagues.filter(({ id }) => !taken.includes(id))
  return (
    <Stack>
      {recipients.length === 1 && <Alert kind="warn">{t('strict.staff.alone')}</Alert>}
      <Section title={t('strict.staff.readers')}>
        <Table
          caption={t('strict.staff.readers')}
          captionHidden
          phone="cards"
          rows={recipients}
          rowKey={({ id }) => id}
          columns={[
            { label: t('strict.staff.reader'), head: true, cell: ({ name }) => name },
            { label: t('strict.staff.acts'), cell: (one) => <Acts reaction={reaction} one={one} /> },
            { label: t('strict.staff.since'), cell: ({ since }) => moment(since, holder.zone, lang) },
          ]}
        />
      </Section>
      <Person {...{ typed, errors }} action={`${strictPath(reaction)}/lezer`} people={others} kind="add" />
      {recipients.length > 1 && (
        <Person {...{ typed, errors }} action={`${strictPath(reaction)}/lezer-weg`} people={recipients} kind="remove" />
      )}
    </Stack>
  )
}

function Acts({ reaction: { handler, approverId }, one }: { reaction: Reaction; one: Recipient }) {
  const { t } = useView()
  if (handler?.id === one.id) return <>{t('strict.staff.acts.handler')}</>
  return <>{approverId === one.id ? t('strict.staff.acts.approver') : t('strict.staff.acts.reads')}</>
}

interface PersonProps {
  readonly action: string
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly kind: 'add' | 'remove'
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Somebody is added or leaves, with the reason that stands in the history. */
function Person({ action, people, kind, typed, errors }: PersonProps) {
  const { t } = useView()
  // Two forms on one page: what was typed comes back in its own.
  const mine = typed['doel'] === kind
  return (
    <Card level={2} title={t(`strict.staff.${kind}`)}>
      <Form action={action} values={mine ? typed : {}} errors={mine ? errors : []} name={kind}>
        <Hidden name="doel" value={kind} />
        <Select
          name="person"
          label={t('strict.staff.person')}
          empty={t('desk.staff.choose')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea name="reason" label={t('strict.staff.reason')} rows={2} />
        <Actions>
          <Button kind={kind === 'add' ? 'primary' : 'secondary'}>{t(`strict.staff.${kind}`)}</Button>
        </Actions>
      </Form>
    </Card>
  )
}

/** Everybody who was named has left: who coordinates takes it over. */
export function TakeOverPage({
  number,
  typed = {},
  errors = [],
}: {
  number: string
  typed?: Typed
  errors?: readonly FieldError[]
}) {
  const { t } = useView()
  return (
    <Page
      title={t('strict.staff.take-over.title', { number })}
      intro={t('strict.staff.take-over.intro')}
      crumbs={[{ label: t('desk.staff.title'), href: '/werk/reacties' }]}
      errors={errors}
      dense
    >
      <Form action={`${strictPath({ number })}/overnemen`} values={typed} errors={errors}>
        <TextArea name="reason" label={t('strict.staff.reason')} rows={3} />
        <Actions>
          <Button>{t('strict.staff.take-over')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
