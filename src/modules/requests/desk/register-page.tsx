import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Fieldset,
  Form,
  Grid,
  Hidden,
  Page,
  Radios,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Place } from '../ask/place-queries.ts'
import { CareQuestions, ChildQuestions, ContactQuestions } from '../ask/questions-page.tsx'
import type { Lookalike } from './register-queries.ts'

const here = '/werk/aanvragen/nieuw'

/** Of the field for the place with this rank. */
export const placeField = (rank: number): string => `plek_${rank}`

export interface RegisterPageProps {
  readonly deskName: string
  readonly today: Temporal.PlainDate
  /** Of this form: sent twice, it is one request. */
  readonly formKey: string
  /** How many places one request may name. */
  readonly most: number
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  /** Where words fit more than one place: those, by the name of the field. */
  readonly among?: Readonly<Record<string, readonly Place[]>>
  /** Running requests that look like this one. */
  readonly doubles?: readonly Lookalike[]
}

/** Everything on one page, in the order in which people tell it. */
export function RegisterPage(props: RegisterPageProps) {
  const { t } = useView()
  const { typed, today, errors = [], doubles = [] } = props
  return (
    <Page
      title={t('requests.staff.new')}
      crumbs={[{ label: t('requests.staff.work.title'), href: '/werk' }]}
      errors={errors}
      notice={doubles.length > 0 && <Doubles doubles={doubles} />}
      dense
    >
      <Form action={here} errors={errors} values={typed} guard>
        <Hidden name="sleutel" value={props.formKey} />
        <button class="kd-hidden" name="naar" value="bewaar" tabindex={-1} aria-hidden="true" />
        {doubles.length > 0 && (
          <TextArea
            name="toch"
            rows={2}
            maxLength={500}
            label={t('ask.staff.double.why')}
            hint={t('ask.staff.double.why.hint')}
          />
        )}
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
            <ChildQuestions typed={typed} today={today} reader="desk" />
          </Fieldset>
          <Places {...props} />
        </Grid>
        <Grid>
          <Fieldset legend={t('requests.staff.register.care')}>
            <CareQuestions typed={typed} today={today} reader="desk" />
          </Fieldset>
          <Fieldset legend={t('requests.staff.register.contact')}>
            <ContactQuestions reader="desk" />
          </Fieldset>
        </Grid>
        <Actions>
          <Button name="naar" value="bewaar">
            {t('requests.staff.register.save')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Places({ most, among = {} }: RegisterPageProps) {
  const { t } = useView()
  const ranks = Array.from({ length: most }, (_, index) => index + 1)
  return (
    <Fieldset legend={t('ask.staff.places')} hint={t('ask.staff.places.hint')}>
      {ranks.map((rank) => (
        <OnePlace key={rank} rank={rank} among={among[placeField(rank)] ?? []} />
      ))}
    </Fieldset>
  )
}

function OnePlace({ rank, among }: { rank: number; among: readonly Place[] }) {
  const { t } = useView()
  const name = placeField(rank)
  return (
    <>
      <TextField name={name} label={t('ask.staff.place', { rank })} optional={rank > 1} />
      {among.length > 0 && (
        <Radios
          name={`${name}_kies`}
          label={t('ask.staff.place.pick', { rank })}
          options={among.map(({ key, name: full, place, registerId }) => ({
            value: key,
            label: full,
            hint: [place, registerId].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </>
  )
}

function Doubles({ doubles }: { doubles: readonly Lookalike[] }) {
  const { t } = useView()
  return (
    <Alert kind="warn" title={t('ask.staff.double.title')} live>
      <p>{t('ask.staff.double.intro')}</p>
      <ul>
        {doubles.map(({ number, childName, contactName, receivedOn, sameChild }) => (
          <li key={number}>
            <a href={`/werk/aanvragen/${number}`}>
              {childName} ({number})
            </a>
            {`, ${contactName}, ${t('ask.staff.double.received', { day: receivedOn })}: `}
            {sameChild ? t('ask.staff.double.child') : t('ask.staff.double.contact')}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
