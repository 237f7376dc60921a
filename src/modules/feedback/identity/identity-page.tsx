import { localDay } from '../../../lib/days.ts'
import { moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Card, DataList, Form, Page, PostButton, Quote, Section, Stack, Tag, TextArea, useView } from '../../../ui/index.ts' // prettier-ignore
import type { Identity } from '../openness.ts'
import type { Reaction } from '../reaction-queries.ts'
import { disclosureHoursOn } from './disclosure-hours.ts'
import type { Disclosure } from './identity-queries.ts'

export interface IdentityPageProps {
  readonly reaction: Reaction
  readonly disclosures: readonly Disclosure[]
  readonly me: string
  readonly now: Temporal.Instant
  /** Shown now, and its reporter sees that. */
  readonly identity?: Identity | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

const identityPath = ({ number }: Pick<Reaction, 'number'>) => `/werk/reacties/${number}/melder`

/** Who speaks in confidence: asked with a reason, opened by another person, for some hours, and never unnoticed. */
export function IdentityPage(props: IdentityPageProps) {
  const { t } = useView()
  const { reaction, disclosures, me, now, identity, typed = {}, errors = [] } = props
  const open = disclosures.findLast(({ askedBy, untilAt }) => askedBy === me && untilAt !== null && Temporal.Instant.compare(now, untilAt) < 0) // prettier-ignore
  const waits = disclosures.some(({ askedBy, granted }) => askedBy === me && granted === null)
  return (
    <Page
      title={t('identity.staff.title')}
      intro={t('identity.staff.intro', {
        hours: disclosureHoursOn(reaction.holder.land, localDay(now, reaction.holder.zone)),
      })}
      crumbs={[
        { label: t('desk.staff.title'), href: '/werk/reacties' },
        { label: reaction.number, href: `/werk/reacties/${reaction.number}` },
      ]}
      errors={errors}
      dense
    >
      <Stack>
        {identity && <Shown identity={identity} />}
        {open && !identity && (
          <Section title={t('identity.staff.granted')}>
            <PostButton action={`${identityPath(reaction)}/tonen`}>{t('identity.staff.show')}</PostButton>
          </Section>
        )}
        {waits && <Alert>{t('identity.staff.waiting')}</Alert>}
        {!open && !waits && (
          <Section title={t('identity.staff.ask')}>
            <Form action={identityPath(reaction)} values={typed} errors={errors}>
              <TextArea
                name="reason"
                label={t('identity.staff.reason')}
                hint={t('identity.staff.reason.hint')}
                rows={3}
              />
              <Actions>
                <Button>{t('identity.staff.send')}</Button>
              </Actions>
            </Form>
          </Section>
        )}
        <Asked {...props} />
      </Stack>
    </Page>
  )
}

function Shown({ identity: { name, email, phone, address } }: { identity: Identity }) {
  const { t } = useView()
  const facts = [
    [t('desk.staff.name'), name],
    [t('speak.email'), email],
    [t('speak.phone'), phone],
    [t('speak.address'), address],
  ] as const
  return (
    <Card title={t('identity.staff.who')}>
      <DataList items={facts.flatMap(([label, value]) => (value ? [{ label, value }] : []))} />
      <p>{t('identity.staff.noticed')}</p>
    </Card>
  )
}

/** Every time somebody asked, and what was said to it. */
function Asked({ reaction, disclosures, me }: IdentityPageProps) {
  const { t, lang } = useView()
  if (disclosures.length === 0) return null
  const path = `${identityPath(reaction)}/besluit`
  return (
    <Section title={t('identity.staff.asked')}>
      {disclosures.toReversed().map(({ id, askedBy, askedName, reason, askedAt, granted, decidedName }) => (
        <Card
          key={id}
          level={3}
          title={askedName}
          meta={[moment(askedAt, reaction.holder.zone, lang), ...(decidedName === null ? [] : [decidedName])]}
          tags={<Tag tone={granted === null ? 'warn' : granted ? 'ok' : 'bad'}>{t(`identity.staff.state.${granted === null ? 'waits' : granted ? 'granted' : 'refused'}`)}</Tag>} // prettier-ignore
        >
          <Quote>{reason}</Quote>
          {granted === null && askedBy !== me && (
            <Actions>
              <PostButton small action={path} fields={{ vraag: id, besluit: 'ja' }}>
                {t('identity.staff.yes')}
              </PostButton>
              <PostButton kind="secondary" small action={path} fields={{ vraag: id, besluit: 'nee' }}>
                {t('identity.staff.no')}
              </PostButton>
            </Actions>
          )}
        </Card>
      ))}
    </Section>
  )
}
