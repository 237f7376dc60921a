import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Checkbox, Form, Hidden, LinkButton, Page, useView } from '../../../ui/index.ts'
import { DaysQuestions, StartQuestions, WaysQuestions } from '../ask/questions-page.tsx'
import type { Case } from '../case-queries.ts'
import { type ChangeTopic, changePath } from './status-beside-page.tsx'
import { statusPath } from './status-page.tsx'

export interface ChangePageProps {
  readonly topic: ChangeTopic
  readonly family: readonly Case[]
  readonly own: Case
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  /** Somebody was faster; the form shows what was typed, over what stands now. */
  readonly overtaken?: boolean
}

/** One thing of a running request, changed by the family; the history tells everybody who has to know. */
export function ChangePage({ topic, family, own, today, typed, errors = [], overtaken = false }: ChangePageProps) {
  const { t } = useView()
  const child = family.findIndex(({ id }) => id === own.id) + 1
  return (
    <Page
      title={t(`family.change.${topic}.title`, { child: own.childName })}
      back={{ label: t('requests.status.title'), href: statusPath(child) }}
      intro={t(`family.change.${topic}.intro`)}
      errors={errors}
      notice={
        overtaken && (
          <Alert kind="warn" title={t('requests.overtaken.title')} live>
            {t('family.change.overtaken')}
          </Alert>
        )
      }
    >
      <Form action={changePath(topic, child)} errors={errors} values={typed} guard>
        <Hidden name="versie" value={String(own.version)} />
        {topic === 'dagen' && <DaysQuestions typed={typed} />}
        {topic === 'start' && <StartQuestions today={today} />}
        {topic === 'gegevens' && <WaysQuestions />}
        {topic !== 'gegevens' && family.length > 1 && <Checkbox name="allen" label={t('family.change.all')} optional />}
        <Actions>
          <Button>{t('family.change.save')}</Button>
          <LinkButton kind="secondary" href={statusPath(child)}>
            {t('family.change.back')}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}
