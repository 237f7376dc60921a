import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Details, Form, Hidden, PostButton, Section, TextArea, useView } from '../../../ui/index.ts'
import { mayStep, type WatchStep } from './incident.ts'
import type { Incident } from './incident-queries.ts'

interface StepsProps {
  readonly incident: Incident
  readonly managerName: string | null
  /** Of the reporting point: passes on. */
  readonly officer: boolean
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
}

/** Steps that need no words stand as buttons, the others unfold. */
const bare = ['confirm', 'pass_on', 'accept'] as const satisfies readonly WatchStep[]
const worded = ['ask', 'follow', 'note', 'close', 'dismiss', 'reopen'] as const satisfies readonly WatchStep[]

export function WatchSteps({ incident, managerName, officer, typed = {}, errors = [] }: StepsProps) {
  const { t } = useView()
  const { id, state, version, atPoint, passedOnAt } = incident
  const action = `/werk/toezicht/meldplicht/${id}/stap`
  const waits = officer && atPoint && passedOnAt === null
  const passesOn = waits && managerName !== null
  const may = (step: WatchStep) => mayStep(state, step, 'authority') && (step !== 'pass_on' || passesOn)
  const buttons = bare.filter(may)
  return (
    <Section title={t('incidents.staff.watch.steps')}>
      {buttons.length > 0 && (
        <Actions>
          {buttons.map((step, index) => (
            <PostButton
              key={step}
              action={action}
              fields={{ step, versie: String(version) }}
              kind={index === 0 ? 'primary' : 'secondary'}
            >
              {t(`incidents.staff.step.${step}`)}
            </PostButton>
          ))}
        </Actions>
      )}
      {waits && !passesOn && <p>{t('incidents.staff.watch.appoint')}</p>}
      {worded.filter(may).map((step) => (
        <Details key={step} summary={t(`incidents.staff.step.${step}`)} open={typed['step'] === step}>
          <Form action={action} values={typed['step'] === step ? typed : {}} errors={errors} name={step}>
            <Hidden name="step" value={step} />
            <Hidden name="versie" value={String(version)} />
            <TextArea
              name="words"
              label={t(`incidents.staff.step.${step}.words`)}
              hint={step === 'note' ? undefined : t('incidents.staff.step.told')}
              error={errors.find(({ field }) => field === `${step}-words`)?.message}
            />
            <Actions>
              <Button kind={step === 'dismiss' ? 'danger' : 'primary'}>{t(`incidents.staff.step.${step}.send`)}</Button>
            </Actions>
          </Form>
        </Details>
      ))}
    </Section>
  )
}
