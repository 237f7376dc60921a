import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  CheckGrid,
  type Column,
  DateField,
  Fieldset,
  Form,
  Grid,
  Hidden,
  Select,
  Table,
  Tabs,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { GroupWithRoom } from '../../locations/index.ts'
import {
  type Closure,
  type DayPart,
  dayParts,
  daysOfWeek,
  type HalfDay,
  isClosedOn,
  nextOpenDay,
  type Weekday,
  weekdays,
} from '../../locations/rules.ts'
import { wordsLimit } from '../asked.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { canTake, refusalReasons } from '../choice.ts'
import type { SiblingChoice } from './sibling-queries.ts'
import { type AnswerStep, answerSteps, proposedOffer, slotNumbers, tickOf } from './answer-steps.ts'
import { ageInWords } from './child-age.ts'
import { ClosureList } from './closed-page.tsx'

/** What an answer is made with. */
export interface Room {
  /** The groups of the location, with what is free from the wanted day; none where it keeps no plan. */
  readonly groups: readonly GroupWithRoom[]
  /** When the location is closed, from today on. */
  readonly closures: readonly Closure[]
}

export interface AnswerProps {
  readonly asked: Pick<Case, 'halfDays' | 'startOn' | 'language'>
  readonly choice: CaseChoice
  readonly room: Room
  /** The other children of the family who are asked for here. */
  readonly siblings: readonly SiblingChoice[]
  /** Which answer is being written. */
  readonly step: AnswerStep
  /** The page it stands on; `?antwoord=` picks another answer. */
  readonly here: string
  /** Where the form goes. */
  readonly action: string
  readonly today: Temporal.PlainDate
  /** Until when an offer usually stands. */
  readonly usualAnswerBy: Temporal.PlainDate
  /** How many working days the family has for a question. */
  readonly familyDays: number
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** A place, a visit, a question or a no; the letter is shown before it leaves. */
export function AnswerForms(props: AnswerProps) {
  const { t } = useView()
  const { choice, here, action, step, errors } = props
  const address = (one: AnswerStep) => `${here}${here.includes('?') ? '&' : '?'}antwoord=${one}#vervolgstap`
  const typed = { ...proposal(props), ...props.typed }
  return (
    <>
      <Tabs
        label={t('answers.staff.tabs')}
        items={answerSteps.map((one) => ({ label: t(`answers.staff.tab.${one}`), href: address(one) }))}
        current={address(step)}
      />
      <Form action={action} values={typed} errors={errors} guard>
        <Hidden name="keuze" value={choice.id} />
        <Hidden name="versie" value={String(choice.version)} />
        <Hidden name="antwoord" value={step} />
        {(step === 'offer' || step === 'invite') && <Closed {...props} />}
        {step === 'offer' && <OfferFields {...props} />}
        {step === 'invite' && <InviteFields />}
        {step === 'refuse' && <RefuseFields />}
        <AlsoFor {...props} />
        <TextArea
          name="words"
          label={t(`answers.staff.words.${step}`)}
          hint={
            step === 'question'
              ? t('answers.staff.words.question.hint', { days: props.familyDays, language: props.asked.language })
              : t('requests.staff.answer.words.hint', { language: props.asked.language })
          }
          maxLength={wordsLimit}
          rows={4}
          optional={step === 'question' ? false : step === 'refuse' ? 'sometimes' : true}
        />
        <Actions>
          <Button name="naar" value="bekijk">
            {t('requests.staff.answer.preview')}
          </Button>
        </Actions>
      </Form>
    </>
  )
}

/** When nobody can begin or come along, said before anybody types a day. */
function Closed({ room: { closures } }: AnswerProps) {
  const { t } = useView()
  if (closures.length === 0) return null
  return (
    <Alert kind="info" title={t('answers.staff.closed')}>
      <ClosureList closures={closures} />
    </Alert>
  )
}

/** One answer for brothers and sisters, where they can get the same one. */
function AlsoFor({ siblings, step, asked }: AnswerProps) {
  const { t } = useView()
  const able = siblings.filter(({ state }) => canTake(state, step, 'organiser'))
  if (able.length === 0) return null
  return (
    <Checkboxes
      name="samen"
      label={t('answers.staff.also')}
      hint={t(`answers.staff.also.hint.${step === 'offer' ? 'offer' : 'other'}`)}
      optional
      options={able.map((sibling) => ({
        value: tickOf(sibling),
        label: t('answers.staff.also.for', {
          child: sibling.childName,
          age: ageInWords(sibling.birth, asked.startOn, t),
        }),
      }))}
    />
  )
}

function proposal({ asked, step, today, usualAnswerBy, room }: AnswerProps): Typed {
  if (step !== 'offer') return {}
  const fitting = room.groups.filter(({ fits }) => fits)
  const group = fitting.length === 1 ? fitting[0] : undefined
  const wanted = Temporal.PlainDate.compare(asked.startOn, today) < 0 ? today : asked.startOn
  const startOn = isClosedOn(room.closures, wanted)
    ? nextOpenDay(room.closures, wanted, daysOfWeek(asked.halfDays))
    : wanted
  return proposedOffer({ ...asked, startOn }, { answerBy: usualAnswerBy, group: group?.id })
}

function OfferFields({ asked, room }: AnswerProps) {
  const { t } = useView()
  return (
    <>
      {room.groups.length === 0 ? (
        <Alert kind="info">{t('answers.staff.no-plan')}</Alert>
      ) : (
        <>
          <FreePlaces asked={asked} groups={room.groups} />
          <Select
            name="groep"
            label={t('answers.staff.group')}
            empty={t('answers.staff.group.empty')}
            options={room.groups.map(({ id, name, fits }) => ({
              value: id,
              label: fits ? name : t('answers.staff.group.unfit', { name }),
            }))}
          />
        </>
      )}
      <CheckGrid
        name="half_days"
        label={t('answers.staff.days')}
        hint={t('answers.staff.days.hint')}
        columns={dayParts.map((part) => ({ value: part, label: t(`requests.part.${part}`) }))}
        rows={weekdays.map((day) => ({ value: day, label: t(`locations.day.${day}`) }))}
        cell={(part, day) => `${day.value}-${part.value}`}
      />
      <Grid>
        <DateField name="start" label={t('answers.staff.start')} />
        <DateField name="einde" label={t('answers.staff.end')} hint={t('answers.staff.end.hint')} optional />
        <DateField name="tot" label={t('answers.staff.until')} hint={t('answers.staff.until.hint')} />
      </Grid>
    </>
  )
}

/** What is free from the day that the family wants: an organiser sees at once whether it fits. */
export function FreePlaces({ asked, groups }: { asked: Pick<Case, 'halfDays'>; groups: readonly GroupWithRoom[] }) {
  const { t } = useView()
  const open = weekdays.filter((day) =>
    groups.some(({ free }) => dayParts.some((part) => free[half(day, part)] !== undefined)),
  )
  const columns: Column<GroupWithRoom>[] = [
    { label: t('answers.staff.group'), head: true, cell: ({ name }) => name },
    ...open.map((day): Column<GroupWithRoom> => ({
      label: t(`answers.staff.short.${day}`),
      numeric: true,
      short: true,
      cell: ({ free }) => <Free counts={dayParts.map((part) => free[half(day, part)])} asked={isAsked(asked, day)} />,
    })),
  ]
  return <Table phone="fit" caption={t('answers.staff.free')} columns={columns} rows={groups} rowKey={({ id }) => id} />
}

const half = (day: Weekday, part: DayPart): HalfDay => `${day}-${part}`
const isAsked = ({ halfDays }: Pick<Case, 'halfDays'>, day: Weekday) => halfDays.some((one) => one.startsWith(day))

/** One figure where morning and afternoon are the same, else both. */
function Free({ counts, asked }: { counts: readonly (number | undefined)[]; asked: boolean }) {
  const { t } = useView()
  const known = counts.map((count) => (count === undefined ? t('answers.staff.shut') : String(count)))
  const words = new Set(known).size === 1 ? known[0] : known.join(' / ')
  if (!asked) return <>{words}</>
  return (
    <strong>
      {words}
      <span class="kd-hidden"> ({t('answers.staff.free.asked')})</span>
    </strong>
  )
}

function InviteFields() {
  const { t } = useView()
  return (
    <Fieldset legend={t('answers.staff.slots')} hint={t('answers.staff.slots.hint')}>
      {slotNumbers.map((number) => (
        <Grid key={number}>
          <DateField
            name={`slot${number}`}
            label={t('answers.staff.slot.day', { number })}
            optional={number === 1 ? false : 'sometimes'}
          />
          <TextField
            name={`slot${number}_time`}
            label={t('answers.staff.slot.time', { number })}
            hint={t('answers.staff.slot.time.hint')}
            width={8}
            optional={number === 1 ? false : 'sometimes'}
          />
        </Grid>
      ))}
    </Fieldset>
  )
}

function RefuseFields() {
  const { t } = useView()
  return (
    <Select
      name="reden"
      label={t('requests.staff.answer.reason')}
      empty={t('requests.staff.answer.reason.empty')}
      options={refusalReasons.map((reason) => ({ value: reason, label: t(`requests.staff.reason.${reason}`) }))}
    />
  )
}
