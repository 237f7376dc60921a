import type { ComponentChildren } from 'preact'
import { moment } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Cluster,
  DataList,
  Details,
  Form,
  Hidden,
  MailAddress,
  Page,
  Quote,
  Radios,
  Section,
  Stack,
  Tag,
  TextArea,
  TextField,
  Timeline,
  type DataItem,
  type FormError,
  type FormValues,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { locationPath, profilePath, webAddress } from '../location.ts'
import { claim as machine, claimReasons, type ClaimStep, claimWays } from './claim.ts'
import type { Claim, ClaimedPlace, ClaimEvent, PrivatePlace } from './claim-queries.ts'
import { ClaimTag } from './claims-page.tsx'

export interface ClaimDeskPageProps {
  readonly claim: Claim
  readonly place: ClaimedPlace
  /** What the register knows and does not publish. */
  readonly own: PrivatePlace | undefined
  readonly events: readonly ClaimEvent[]
  /** Of the form that came back. */
  readonly form?: ClaimStep
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
  /** Words above everything: somebody else was first, or why it cannot be done. */
  readonly warning?: string | undefined
}

/** What somebody says beside what the register knows, and what to do with it. */
export function ClaimDeskPage(props: ClaimDeskPageProps) {
  const { t } = useView()
  const { claim, place, own, events, form = 'accept', errors = [], warning } = props
  return (
    <Page
      title={claim.locationName}
      back={{ href: '/werk/claims', label: t('claims.staff.title') }}
      tags={<ClaimTag state={claim.state} />}
      dense
      errors={errors.map(({ field, message }) => ({ field: `${form}-${field}`, message }))}
      notice={warning !== undefined && <Alert kind="warn" live title={warning} />}
      aside={<Register claim={claim} place={place} own={own} />}
    >
      <Section title={t('claims.staff.said')}>
        <Said claim={claim} place={place} own={own} />
      </Section>
      {claim.state === 'received' && <HowToCheck />}
      <Steps {...props} />
      <Section title={t('claims.staff.history')}>
        <History claim={claim} events={events} />
      </Section>
    </Page>
  )
}

type SaidProps = Pick<ClaimDeskPageProps, 'claim' | 'place' | 'own'>

function Said({ claim, place, own }: SaidProps) {
  const { t } = useView()
  const { name, function: work, email, phone, words, language, way } = claim
  return (
    <DataList
      items={[
        { label: t('claims.staff.name'), value: name },
        { label: t('claims.staff.function'), value: work },
        {
          label: t('claims.email'),
          value: (
            <Cluster>
              <a href={`mailto:${email}`}>
                <MailAddress address={email} />
              </a>
              <Known same={[own?.email, place.email].some((known) => known?.toLowerCase() === email)} />
            </Cluster>
          ),
        },
        {
          label: t('claims.phone'),
          value: (
            <Cluster>
              <Phone number={phone} />
              <Known same={[own?.phone, place.phone].some((known) => known && digits(known) === digits(phone))} />
            </Cluster>
          ),
        },
        { label: t('claims.staff.language'), value: t(`claims.staff.language.${language}`) },
        ...some(t('claims.staff.words'), words === '' ? null : <Quote>{words}</Quote>),
        ...some(t('claims.staff.way'), way && t(`claims.staff.way.${way}`)),
      ]}
    />
  )
}

/** Says when the register has the same: the first thing to look for. */
function Known({ same }: { same: boolean }) {
  const { t } = useView()
  return same ? <Tag tone="ok">{t('claims.staff.known')}</Tag> : <Tag>{t('claims.staff.unknown')}</Tag>
}

const digits = (phone: string) => phone.replaceAll(/\D/g, '')

const Phone = ({ number }: { number: string }) => <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>

const some = (label: string, value: ComponentChildren): DataItem[] =>
  value === null || value === undefined || value === false || value === '' ? [] : [{ label, value }]

function Register({ claim, place, own }: Pick<ClaimDeskPageProps, 'claim' | 'place' | 'own'>) {
  const { t } = useView()
  const link = webAddress(place.registerUrl)
  const phones = [...new Set([own?.phone, place.phone])].flatMap((one) => (one ? [one] : []))
  const mails = [...new Set([own?.email, place.email])].flatMap((one) => (one ? [one] : []))
  return (
    <>
      <Card title={t('claims.staff.register')}>
        <DataList
          stacked
          items={[
            {
              label: t('claims.staff.number'),
              value: <a href={locationPath(claim)}>{claim.registerId}</a>,
            },
            ...some(t('claims.staff.organiser'), place.organiserName ?? own?.organiser_name),
            ...some(t('claims.staff.contact-person'), own?.contact_person),
            ...some(
              t('claims.phone'),
              phones.length > 0 && (
                <Lines
                  of={phones.map((one) => (
                    <Phone number={one} />
                  ))}
                />
              ),
            ),
            ...some(t('claims.email'), mails.length > 0 && <Lines of={mails} />),
            ...some(t('claims.staff.address'), [own?.address ?? place.address, claim.place].filter(Boolean).join(', ')),
            ...some(t('claims.staff.correspondence'), own?.correspondence),
            ...some(t('claims.staff.website'), own?.website ?? place.website),
          ]}
        />
        {phones.length + mails.length === 0 && <p>{t('claims.staff.register.nothing')}</p>}
        {link !== undefined && (
          <p>
            <a href={link}>{t('claims.staff.register.link')}</a>
          </p>
        )}
      </Card>
      <Card flat title={t('claims.staff.account')}>
        <p>{accountWords(t, place)}</p>
        {claim.state === 'accepted' && (
          <p>
            <a href={profilePath(claim)}>{t('claims.staff.profile')}</a>
          </p>
        )}
      </Card>
    </>
  )
}

function Lines({ of: lines }: { of: readonly ComponentChildren[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <div key={index}>{line}</div>
      ))}
    </>
  )
}

function accountWords(t: ReturnType<typeof useView>['t'], place: ClaimedPlace): string {
  if (place.organisationName !== null) return t('claims.staff.account.own', { name: place.organisationName })
  if (place.organiserAccount) return t('claims.staff.account.organiser', { name: place.organiserAccount.name })
  return t('claims.staff.account.none')
}

function HowToCheck() {
  const { t } = useView()
  return (
    <Alert kind="info" title={t('claims.staff.check')}>
      {t('claims.staff.check.how')}
    </Alert>
  )
}

function Steps(props: ClaimDeskPageProps) {
  const { t } = useView()
  const steps = Object.keys(machine.states[props.claim.state]) as ClaimStep[] // the keys of a constant object
  return (
    <Stack>
      {steps.includes('accept') && (
        <Section title={t('claims.staff.accept')} id="accept">
          <AcceptForm {...props} />
        </Section>
      )}
      {steps
        .filter((step): step is OtherStep => step !== 'accept')
        .map((step) => (
          <Details key={step} summary={t(`claims.staff.${step}`)} open={props.form === step}>
            <StepForm {...props} step={step} />
          </Details>
        ))}
    </Stack>
  )
}

type OtherStep = Exclude<ClaimStep, 'accept'>

const pathOf = ({ id }: Claim, form: 'aanvaard' | 'stap') => `/werk/claims/${id}/${form}`

function AcceptForm({ claim, place, form, values, errors = [] }: ClaimDeskPageProps) {
  const { t } = useView()
  const { name, email, phone } = claim
  const shown = form === 'accept' ? { values: values ?? {}, errors } : { values: { name, email, phone }, errors: [] }
  const ways = claimWays.filter((way) => way !== 'manager' || !place.larger)
  return (
    <Form action={pathOf(claim, 'aanvaard')} name="accept" {...shown}>
      <Hidden name="versie" value={String(claim.version)} />
      <Radios
        name="way"
        label={t('claims.staff.how')}
        hint={place.larger ? t('claims.staff.how.larger') : undefined}
        options={ways.map((way) => ({
          value: way,
          label: t(`claims.staff.way.${way}`),
          hint: t(`claims.staff.way.${way}.hint`),
        }))}
      />
      <p>{t('claims.staff.contact')}</p>
      <TextField name="name" label={t('claims.staff.name')} />
      <TextField name="email" type="email" label={t('claims.email')} />
      <TextField name="phone" type="tel" label={t('claims.phone')} />
      <Actions>
        <Button>{t('claims.staff.accept.go')}</Button>
      </Actions>
    </Form>
  )
}

function StepForm({ claim, step, form, values = {}, errors = [] }: ClaimDeskPageProps & { step: OtherStep }) {
  const { t } = useView()
  const shown = form === step ? { values, errors } : { values: {}, errors: [] }
  return (
    <Form action={pathOf(claim, 'stap')} name={step} {...shown}>
      <Hidden name="stap" value={step} />
      <Hidden name="versie" value={String(claim.version)} />
      {step === 'refuse' && (
        <Radios
          name="reason"
          label={t('claims.staff.reason')}
          options={claimReasons.map((reason) => ({ value: reason, label: t(`claims.staff.reason.${reason}`) }))}
        />
      )}
      <TextArea
        name="words"
        label={t(`claims.staff.${step}.words`)}
        hint={t('claims.staff.words.hint')}
        maxLength={2000}
        rows={3}
        optional={step === 'refuse'}
      />
      <Actions>
        <Button kind={step === 'undo' ? 'danger' : 'secondary'}>{t(`claims.staff.${step}.go`)}</Button>
      </Actions>
    </Form>
  )
}

function History({ claim, events }: Pick<ClaimDeskPageProps, 'claim' | 'events'>) {
  const { t, lang } = useView()
  const when = (at: Temporal.Instant) => ({ when: moment(at, claim.zone, lang), dateTime: at.toString() })
  const items: TimelineItem[] = [
    { title: t('claims.staff.event.received'), state: 'done', by: claim.name, ...when(claim.receivedAt) },
    ...events.map(({ step, at, by, reason, words }): TimelineItem => ({
      title: t(`claims.staff.event.${step}`),
      state: step === 'accept' || step === 'reopen' ? 'done' : 'stopped',
      by: by ?? undefined,
      words: (
        <>
          {reason !== null && <p>{t(`claims.staff.reason.${reason}`)}</p>}
          {words !== '' && <Quote>{words}</Quote>}
        </>
      ),
      ...when(at),
    })),
    ...(claim.state === 'received'
      ? [{ title: t('claims.staff.event.next', { desk: claim.deskName }), state: 'current' as const }]
      : []),
  ]
  return <Timeline items={items} />
}
