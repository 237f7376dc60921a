import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  Card,
  DateField,
  Details,
  Form,
  Hidden,
  PostButton,
  Section,
  Select,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { DossierPageProps } from '../desk/dossier-page.tsx'
import type { MeasureState, MeasureStep } from '../measure.ts'
import type { Measure } from '../reaction-queries.ts'

export const toneOfMeasure = {
  proposed: 'info',
  planned: 'info',
  done: 'warn',
  verified: 'ok',
  cancelled: 'info',
} as const satisfies Record<MeasureState, string>

/** What will be different: proposed with the judgement, then done and looked at. */
export function MeasuresPart(props: DossierPageProps) {
  const { t } = useView()
  const { reaction, own, errors, typed, colleagues } = props
  const writes = own.includes('handler') && (reaction.state === 'handling' || reaction.state === 'waiting')
  if (reaction.measures.length === 0 && !writes) return null
  const wrong = errors.some(({ field }) => ['measure_words', 'owner', 'measure'].includes(field))
  return (
    <Section title={t('judge.measures')} id="maatregelen">
      {reaction.measures.map((one) => (
        <OneMeasure key={one.id} {...props} measure={one} writes={writes} />
      ))}
      {writes && (
        <Details summary={t('measures.staff.add')} open={wrong}>
          <Form action={`/werk/reacties/${reaction.number}/maatregel`} values={typed} errors={errors} name="measure">
            <TextArea name="measure_words" label={t('measures.staff.words')} rows={2} />
            <Select
              name="owner"
              label={t('measures.staff.owner')}
              options={[
                { value: '', label: t('desk.staff.choose') },
                ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
            <DateField name="measure" label={t('measures.staff.due')} />
            <Actions>
              <Button kind="secondary">{t('measures.staff.save')}</Button>
            </Actions>
          </Form>
        </Details>
      )}
    </Section>
  )
}

function OneMeasure(props: DossierPageProps & { measure: Measure; writes: boolean }) {
  const { t, lang } = useView()
  const { measure, reaction, writes } = props
  const { id, words, ownerName, dueOn, state, proof } = measure
  return (
    <Card
      level={3}
      title={words}
      meta={[ownerName, longDay(dueOn, lang)]}
      tags={<Tag tone={toneOfMeasure[state]}>{t(`feedback.measure.${state}`)}</Tag>}
    >
      {proof !== '' && <p>{proof}</p>}
      {state === 'proposed' && writes && (
        <PostButton kind="plain" small action={`/werk/reacties/${reaction.number}/maatregel`} fields={{ weg: id }}>
          {t('measures.staff.drop')}
        </PostButton>
      )}
      {state === 'planned' && <MeasureForm {...props} steps={['claim', 'cancel']} />}
      {state === 'done' && <MeasureForm {...props} steps={['verify', 'reject']} />}
    </Card>
  )
}

/** Done with its proof; then another person looks. */
function MeasureForm({
  reaction,
  measure: { id, version },
  steps,
  typed,
  errors,
}: DossierPageProps & { measure: Measure; steps: readonly Exclude<MeasureStep, 'agree' | 'move'>[] }) {
  const { t } = useView()
  const field = `measure_${id}`
  return (
    <Details summary={t(`measures.staff.${steps[0] ?? 'claim'}.open`)} open={errors.some((one) => one.field === field)}>
      <Form action={`/werk/reacties/${reaction.number}/maatregel-stap`} values={typed} errors={errors} name={`m-${id}`}>
        <Hidden name="maatregel" value={id} />
        <Hidden name="versie" value={String(version)} />
        <TextArea name={field} label={t(`measures.staff.${steps[0] ?? 'claim'}.words`)} rows={2} />
        <Actions>
          {steps.map((step, index) => (
            <Button key={step} kind={index === 0 ? 'primary' : 'secondary'} name="stap" value={step}>
              {t(`measures.staff.${step}`)}
            </Button>
          ))}
        </Actions>
      </Form>
    </Details>
  )
}
