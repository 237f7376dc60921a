import { Checkbox, useView } from '../../../ui/index.ts'
import { DaysQuestions, StartQuestions } from '../ask/questions-page.tsx'
import { DossierFormPage, type DossierFormProps } from './dossier-form-page.tsx'

/** What a desk changes for a family that calls; how it is reached has a page of its own, which asks who calls. */
export const deskTopics = ['dagen', 'start'] as const
export type DeskTopic = (typeof deskTopics)[number]

interface DeskChangeProps extends DossierFormProps {
  readonly topic: DeskTopic
  readonly today: Temporal.PlainDate
}

/** Other days or another start, for a family that calls. */
export function DeskChangePage({ topic, today, ...props }: DeskChangeProps) {
  const { t } = useView()
  const { childName, siblings } = props.dossier
  return (
    <DossierFormPage
      {...props}
      title={t(`family.change.${topic}.title`, { child: childName })}
      intro={t('family.staff.change.intro')}
      path={topic}
      save={t('family.change.save')}
    >
      {topic === 'dagen' ? <DaysQuestions typed={props.typed} reader="desk" /> : <StartQuestions today={today} />}
      {siblings.length > 0 && <Checkbox name="allen" label={t('family.staff.change.all')} optional />}
    </DossierFormPage>
  )
}
