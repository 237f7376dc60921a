import {
  Actions,
  Button,
  Checkboxes,
  DataList,
  type DataItem,
  Details,
  Form,
  Hidden,
  Radios,
  SearchBar,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { DossierPageProps } from '../desk/dossier-page.tsx'
import { NextStep } from '../desk/step-forms-page.tsx'
import { isOver } from '../mediate/mediation.ts'
import { MediationPart } from '../mediate/mediation-part-page.tsx'
import { BeginWithTemplate } from '../templates/templates-page.tsx'
import { waysFor } from '../ways/ways.ts'
import type { DeskPart } from './desk-part-queries.ts'
import { careKinds, type DeskQuestion, deskHeads, relevances, toOrganiser } from './desk-question.ts'

type Props = DossierPageProps & { readonly part: DeskPart }

/** A question to a complaints desk: whose it is, advice, and mediation. */
export function QuestionPart(props: Props) {
  const { t } = useView()
  const { reaction, part } = props
  // While somebody mediates, that is the next step.
  const mediates = part.mediation !== undefined && !isOver(part.mediation.state)
  if (reaction.state === 'received') {
    return (
      <Section title={t('complaints-desk.staff.judge')} id="vervolgstap">
        <Stack>
          <p>{t('complaints-desk.staff.judge.body')}</p>
          <JudgingForm {...props} />
        </Stack>
      </Section>
    )
  }
  return (
    <>
      {mediates ? <MediationPart {...props} /> : null}
      {reaction.state === 'handling' ? <AdvicePart {...props} fold={mediates} /> : <NextStep {...props} />}
      {mediates ? null : <MediationPart {...props} />}
      {part.question && (
        <Section title={t('complaints-desk.staff.judged')}>
          <DataList items={useJudged(part.question)} />
          {reaction.state === 'handling' && (
            <Details
              summary={t('complaints-desk.staff.mend')}
              open={props.errors.some(({ field }) => field === 'care')}
            >
              <JudgingForm {...props} />
            </Details>
          )}
        </Section>
      )}
    </>
  )
}

function useJudged({ mainHead, heads, care, location, relevance }: DeskQuestion): DataItem[] {
  const { t } = useView()
  const others = heads.filter((head) => head !== mainHead)
  return [
    { label: t('complaints-desk.staff.relevance'), value: t(`complaints-desk.staff.relevance.${relevance}`) },
    { label: t('complaints-desk.staff.head'), value: t(`feedback.head.${mainHead}`) },
    ...(others.length === 0
      ? []
      : [
          {
            label: t('complaints-desk.staff.heads'),
            value: others.map((head) => t(`feedback.head.${head}`)).join(', '),
          },
        ]),
    { label: t('complaints-desk.staff.care'), value: t(`complaints-desk.staff.care.${care}`) },
    { label: t('complaints-desk.staff.location'), value: location?.name ?? t('complaints-desk.staff.location.none') },
  ]
}

function JudgingForm(props: Props) {
  const { t } = useView()
  const { reaction, part, typed, errors } = props
  const { question } = part
  const known = (name: string, value: string | undefined) =>
    typed[name] === undefined && value !== undefined ? { value } : {}
  return (
    <>
      <SearchBar
        action={`/werk/reacties/${reaction.number}`}
        name="zoek"
        value={part.search}
        label={t('complaints-desk.staff.search')}
        hint={t('complaints-desk.staff.search.hint')}
        button={t('speak.door.find')}
      />
      <Form action={`/werk/reacties/${reaction.number}/beoordelen`} values={typed} errors={errors} name="judging">
        <Hidden name="versie" value={String(reaction.version)} />
        <Hidden name="zoek" value={part.search} />
        <Radios
          name="location"
          label={t('complaints-desk.staff.location')}
          options={locationsOf(part, t('complaints-desk.staff.location.none'))}
          {...known('location', question ? (question.location?.id ?? 'none') : undefined)}
          optional
        />
        <Radios
          name="care"
          label={t('complaints-desk.staff.care')}
          options={careKinds.map((value) => ({ value, label: t(`complaints-desk.staff.care.${value}`) }))}
          {...known('care', question?.care)}
        />
        <Radios
          name="main_head"
          label={t('complaints-desk.staff.head')}
          options={deskHeads.map((value) => ({ value, label: t(`feedback.head.${value}`) }))}
          {...known('main_head', question?.mainHead)}
        />
        <Details summary={t('complaints-desk.staff.heads')} open={(question?.heads.length ?? 0) > 1}>
          <Checkboxes
            name="heads"
            label={t('complaints-desk.staff.heads')}
            options={deskHeads.map((value) => ({ value, label: t(`feedback.head.${value}`) }))}
            {...(typed['heads'] === undefined && question ? { value: question.heads } : {})}
            optional
          />
        </Details>
        {question ? <Hidden name="relevance" value="ours" /> : <Whose {...props} />}
        <Actions>
          <Button>{t(question ? 'complaints-desk.staff.mend.send' : 'complaints-desk.staff.judge.send')}</Button>
        </Actions>
      </Form>
    </>
  )
}

function locationsOf({ found, question }: DeskPart, none: string) {
  const listed = found.flatMap(({ location, name }) =>
    location ? [{ value: location.id, label: location.place ? `${name}, ${location.place}` : name }] : [],
  )
  const chosen = question?.location
  const kept = chosen && !listed.some(({ value }) => value === chosen.id) ? [{ value: chosen.id, label: chosen.name }] : [] // prettier-ignore
  return [...kept, ...listed, { value: 'none', label: none }]
}

/** Ours, or somebody else's: then the parent hears whose. */
function Whose({ reaction, today, errors, typed }: Props) {
  const { t } = useView()
  const bodies = waysFor(reaction.holder.land, today).map(({ value: { key, name } }) => ({ value: key, label: name }))
  const open =
    typed['relevance'] === 'elsewhere' || errors.some(({ field }) => field === 'body' || field === 'judging_words')
  return (
    <>
      <Radios
        name="relevance"
        label={t('complaints-desk.staff.relevance')}
        options={relevances.map((value) => ({
          value,
          label: t(`complaints-desk.staff.relevance.${value}`),
          hint: t(`complaints-desk.staff.relevance.${value}.hint`),
        }))}
      />
      <Details summary={t('complaints-desk.staff.whose')} open={open}>
        <Radios
          name="body"
          label={t('desk.staff.step.refer.body')}
          options={[{ value: toOrganiser, label: t('complaints-desk.staff.to-organiser') }, ...bodies]}
          optional
        />
        <TextArea name="judging_words" label={t('desk.staff.step.refer.words')} rows={3} optional />
      </Details>
    </>
  )
}

/** What the parent hears; the last word closes the question. */
function AdvicePart({ fold, ...props }: Props & { readonly fold: boolean }) {
  const { t } = useView()
  if (!fold)
    return (
      <Section title={t('complaints-desk.staff.advice')} id="vervolgstap">
        <AdviceForm {...props} />
      </Section>
    )
  const open = props.errors.some(({ field }) => field === 'advice_words' || field === 'verder')
  return (
    <Details summary={t('mediate.staff.advise')} open={open}>
      <AdviceForm {...props} />
    </Details>
  )
}

function AdviceForm({ reaction, templates, typed, errors }: Props) {
  const { t } = useView()
  return (
    <Stack>
      <p>{t('complaints-desk.staff.advice.body')}</p>
      <BeginWithTemplate number={reaction.number} step="advice" templates={templates} />
      <Form action={`/werk/reacties/${reaction.number}/advies`} values={typed} errors={errors} name="advice" guard>
        <Hidden name="versie" value={String(reaction.version)} />
        <TextArea name="advice_words" label={t('complaints-desk.staff.advice.words')} rows={6} />
        <Radios
          name="verder"
          label={t('complaints-desk.staff.advice.further')}
          options={(['ja', 'nee'] as const).map((value) => ({
            value,
            label: t(`complaints-desk.staff.advice.further.${value}`),
          }))}
        />
        <Actions>
          <Button>{t('complaints-desk.staff.advice.send')}</Button>
        </Actions>
      </Form>
    </Stack>
  )
}
