import type { ComponentChildren } from 'preact'
import {
  Actions,
  Button,
  Card,
  Checkbox,
  Checkboxes,
  DateField,
  Details,
  Fieldset,
  Form,
  Hidden,
  Paragraphs,
  Quote,
  Radios,
  Section,
  Select,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { JudgementText } from '../judge/judgement-page.tsx'
import { contentOfDraft } from '../judge/draft-content.ts'
import { heads, reactionKinds } from '../reaction.ts'
import { canTake, type ReactionActor, type ReactionStep } from '../reaction-states.ts'
import { isUnderObjection, judgesOf, mayObject } from '../step-facts.ts'
import { BeginWithTemplate } from '../templates/templates-page.tsx'
import { waysFor } from '../ways/ways.ts'
import { namedAmong } from '../strict/strict.ts'
import type { DossierPageProps } from './dossier-page.tsx'
import { elementNumbers } from './elements.ts'

export const mayTake = (
  own: readonly ReactionActor[],
  state: DossierPageProps['reaction']['state'],
  step: ReactionStep,
) => own.some((one) => canTake(state, step, one))

/** The one thing to do now, for who reads this. */
export function NextStep(props: DossierPageProps) {
  const { t } = useView()
  const { reaction, own } = props
  const { state } = reaction
  const can = (step: ReactionStep) => mayTake(own, state, step)
  const answers = reaction.kind !== 'complaint' && can('answer')
  const said = answers ? ('answer' as const) : state
  return (
    <Section title={t(`desk.staff.next.${said}`)} id="vervolgstap">
      <Stack>
        <p>{t(`desk.staff.next.${said}.body`, { handler: reaction.handler?.name ?? '' })}</p>
        {isUnderObjection(reaction) && <Objected reaction={reaction} />}
        {answers && <WordsForm {...props} step="answer" rows={6} open />}
        {state === 'received' && can('assign') && (
          <Behind title={t('desk.staff.assign.other')} fold={answers}>
            <AssignForm {...props} />
          </Behind>
        )}
        {state === 'talk' && can('formalise') && <WordsForm {...props} step="formalise" rows={0} open />}
        {state === 'waiting' && can('reply') && <WordsForm {...props} step="reply" rows={4} />}
        {state === 'review' && can('approve') && <Review {...props} />}
        {state === 'reopening' && can('reopen') && (
          <>
            <WordsForm {...props} step="reopen" rows={3} open />
            <WordsForm {...props} step="keep_closed" rows={3} open />
          </>
        )}
        {state === 'objecting' && can('assign') && (
          <>
            <AssignForm {...props} />
            <WordsForm {...props} step="refuse_objection" rows={3} />
          </>
        )}
      </Stack>
    </Section>
  )
}

/** What the reporter holds against the judgement. */
function Objected({ reaction }: Pick<DossierPageProps, 'reaction'>) {
  const { t } = useView()
  const said = reaction.history.findLast(({ kind }) => kind === 'object')
  return said ? (
    <Card title={t('desk.staff.event.object')} level={3}>
      <Quote>{said.words}</Quote>
    </Card>
  ) : null
}

/** Folded away where something else comes first. */
function Behind({ title, fold, children }: { title: string; fold: boolean; children: ComponentChildren }) {
  return fold ? <Details summary={title}>{children}</Details> : <>{children}</>
}

function AssignForm({ reaction, colleagues, typed, errors }: DossierPageProps) {
  const { t } = useView()
  const complaint = reaction.kind === 'complaint'
  const judges = judgesOf(reaction)
  const optionsOf = (all: typeof colleagues) => all.map(({ id, name }) => ({ value: id, label: name }))
  const people = optionsOf(colleagues)
  const acting = optionsOf(namedAmong(reaction, colleagues).filter(({ handles }) => handles))
  const none = { value: '', label: t('desk.staff.choose') }
  return (
    <Form action={`/werk/reacties/${reaction.number}/toewijzen`} values={typed} errors={errors} guard>
      <Hidden name="versie" value={String(reaction.version)} />
      <Select
        name="handler"
        label={t('desk.staff.assign.handler')}
        options={[none, ...acting.filter(({ value }) => !judges.includes(value))]}
      />
      {complaint && (
        <>
          <Select
            name="approver"
            label={t('desk.staff.assign.approver')}
            hint={t('desk.staff.assign.approver.hint')}
            options={[{ value: '', label: t('desk.staff.assign.any-coordinator') }, ...acting]}
            optional
          />
          <Details summary={t('desk.staff.assign.subjects')} open={reaction.subjects.length > 0}>
            <Checkboxes
              name="subjects"
              label={t('desk.staff.assign.subjects')}
              hint={t('desk.staff.assign.subjects.hint')}
              options={people}
              {...(typed['subjects'] === undefined ? { value: reaction.subjects.map(({ id }) => id) } : {})}
              optional
            />
          </Details>
          {elementNumbers.map((number) => (
            <Element key={number} number={number} open={number === 1 || reaction.elements.length >= number}>
              <Radios
                name={`head_${number}`}
                label={t('desk.staff.assign.head')}
                options={heads.map((value) => ({ value, label: t(`feedback.head.${value}`) }))}
                {...valueOf(typed[`head_${number}`], reaction.elements[number - 1]?.head)}
                optional={number > 1}
              />
              <TextArea
                name={`element_${number}`}
                label={t('desk.staff.assign.element')}
                hint={t('desk.staff.assign.element.hint')}
                rows={2}
                {...valueOf(typed[`element_${number}`], reaction.elements[number - 1]?.words)}
                optional={number > 1}
              />
            </Element>
          ))}
        </>
      )}
      <TextArea name="assign_words" label={t('desk.staff.assign.words')} rows={3} optional />
      <Actions>
        <Button>{t('desk.staff.assign.send')}</Button>
      </Actions>
    </Form>
  )
}

// What was typed wins over what is known.
const valueOf = (typed: unknown, known: string | undefined) =>
  typed === undefined && known !== undefined ? { value: known } : {}

function Element({ number, open, children }: { number: number; open: boolean; children: ComponentChildren }) {
  const { t } = useView()
  if (number === 1) return <Fieldset legend={t('desk.staff.assign.what')}>{children}</Fieldset>
  return (
    <Details summary={t('desk.staff.assign.more', { number })} open={open}>
      {children}
    </Details>
  )
}

const wordedSteps = ['answer', 'formalise', 'reply', 'reopen', 'keep_closed', 'object', 'refuse_objection', 'drop_objection', 'ask', 'tell', 'promise', 'dismiss', 'withdraw', 'mend', 'settle', 'unanswered'] as const // prettier-ignore
type WordedStep = (typeof wordedSteps)[number]

interface WordsFormProps extends DossierPageProps {
  readonly step: WordedStep | 'refer' | 'convert'
  /** 0: no words are needed. */
  readonly rows: number
  /** Not behind its title. */
  readonly open?: boolean
  readonly children?: ComponentChildren
}

/** A step that is a few words and a button. */
function WordsForm({ reaction, step, rows, open = false, children, typed, errors, templates }: WordsFormProps) {
  const { t } = useView()
  const field = `${step}_words`
  const wrong = errors.some((error) => error.field === field || error.field === step || error.field === 'body')
  const form = (
    <Form action={`/werk/reacties/${reaction.number}/stap`} values={typed} errors={errors} name={step}>
      <Hidden name="stap" value={step} />
      <Hidden name="versie" value={String(reaction.version)} />
      {children}
      {rows > 0 && <TextArea name={field} label={t(`desk.staff.step.${step}.words`)} rows={rows} />}
      <Actions>
        <Button kind={step === 'dismiss' || step === 'withdraw' ? 'danger' : open ? 'primary' : 'secondary'}>
          {t(`desk.staff.step.${step}.send`)}
        </Button>
      </Actions>
    </Form>
  )
  const begin = (step === 'tell' || step === 'ask' || step === 'answer') && (
    <BeginWithTemplate number={reaction.number} step={step} templates={templates} />
  )
  if (open) {
    return (
      <>
        {begin}
        {form}
      </>
    )
  }
  return (
    <Details summary={t(`desk.staff.step.${step}`)} open={wrong || typed[field] !== undefined}>
      {begin}
      {form}
    </Details>
  )
}

/** The second reader sees the letter as it will be, and says yes or gives it back. */
function Review(props: DossierPageProps) {
  const { t } = useView()
  const { reaction, typed, errors } = props
  const content = contentOfDraft(reaction, props.today)
  return (
    <Stack>
      {content && <JudgementText content={content} measures={reaction.measures} today={props.today} />}
      <Form action={`/werk/reacties/${reaction.number}/stap`} values={typed} errors={errors} name="approve">
        <Hidden name="stap" value="approve" />
        <Hidden name="versie" value={String(reaction.version)} />
        <Hidden name="approve_words" value="" />
        <Actions>
          <Button>{t('desk.staff.approve')}</Button>
        </Actions>
      </Form>
      <Details summary={t('desk.staff.return')} open={errors.some(({ field }) => field === 'return_words')}>
        <Form action={`/werk/reacties/${reaction.number}/stap`} values={typed} errors={errors} name="return">
          <Hidden name="stap" value="return" />
          <Hidden name="versie" value={String(reaction.version)} />
          <TextArea name="return_words" label={t('desk.staff.return.words')} rows={3} />
          <Button kind="secondary">{t('desk.staff.return.send')}</Button>
        </Form>
      </Details>
    </Stack>
  )
}

/** What may be needed now and then, each behind its own words. */
export function OtherSteps(props: DossierPageProps) {
  const { t } = useView()
  const { reaction, own, today } = props
  const { state } = reaction
  const objecting = isUnderObjection(reaction)
  // What an objection does not know, and what only an objection knows, is not offered.
  const can = (step: ReactionStep) =>
    mayTake(own, state, step) && !(objecting ? notUnderObjection : onlyUnderObjection).has(step)
  const complaint = reaction.kind === 'complaint'
  const worded: readonly (readonly [WordedStep, number])[] = [
    ['tell', 5],
    ['ask', 4],
    ['unanswered', 0],
    ['settle', 3],
    ['dismiss', 3],
    ['withdraw', 2],
    ['mend', 2],
    ['drop_objection', 0],
    ...(mayObject(reaction, today) ? ([['object', 4]] as const) : []),
  ]
  const shown = worded.filter(([step]) => can(step))
  const reassigns = state === 'handling' && can('assign')
  if (shown.length === 0 && !reassigns && !can('convert') && !can('refer')) return null
  return (
    <Section title={t('desk.staff.other-steps')}>
      <Stack>
        {shown.map(([step, rows]) => (
          <WordsForm key={step} {...props} step={step} rows={rows}>
            {step === 'tell' && complaint && <Checkbox name="voorstel" label={t('desk.staff.step.tell.proposal')} />}
          </WordsForm>
        ))}
        {complaint && can('promise') && (
          <WordsForm {...props} step="promise" rows={3}>
            <PromiseHint {...props} />
            <DateField name="promise" label={t('desk.staff.step.promise.day')} />
          </WordsForm>
        )}
        {can('refer') && (
          <WordsForm {...props} step="refer" rows={3}>
            <Radios
              name="body"
              label={t('desk.staff.step.refer.body')}
              options={waysFor(reaction.holder.land, today).map(({ value: { key, name } }) => ({
                value: key,
                label: name,
              }))}
            />
          </WordsForm>
        )}
        {can('convert') && (
          <WordsForm {...props} step="convert" rows={2}>
            <Radios
              name="soort"
              label={t('desk.staff.step.convert.kind')}
              value={reaction.kind}
              options={reactionKinds.map((value) => ({ value, label: t('feedback.kind', { kind: value }) }))}
            />
          </WordsForm>
        )}
        {reassigns && (
          <Details summary={t('desk.staff.reassign')} open={props.errors.some(({ field }) => field === 'handler')}>
            <AssignForm {...props} />
          </Details>
        )}
      </Stack>
    </Section>
  )
}

const notUnderObjection: ReadonlySet<ReactionStep> = new Set(['withdraw', 'refer', 'dismiss', 'convert'])
const onlyUnderObjection: ReadonlySet<ReactionStep> = new Set(['drop_objection'])

function PromiseHint({ reaction }: DossierPageProps) {
  const { t } = useView()
  const byLaw = reaction.terms.some((term) => term.name === 'judgement' && term.byLaw)
  return <Paragraphs text={t(byLaw ? 'desk.staff.step.promise.law' : 'desk.staff.step.promise.own')} />
}
