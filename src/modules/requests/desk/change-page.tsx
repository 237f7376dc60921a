import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Checkbox, Form, Hidden, LinkButton, Page, useView } from '../../../ui/index.ts'
import { DaysQuestions, StartQuestions } from '../ask/questions-page.tsx'
import type { Case } from '../case-queries.ts'

/** What a desk changes for a family that calls; how it is reached has a page of its own, which asks who calls. */
export const deskTopics = ['dagen', 'start'] as const
export type DeskTopic = (typeof deskTopics)[number]

export interface DeskChangePageProps {
  readonly topic: DeskTopic
  readonly dossier: Case
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  readonly overtaken?: boolean
}

/** Other days or another start, for a family that calls. */
export function DeskChangePage({ topic, dossier, today, typed, errors = [], overtaken = false }: DeskChangePageProps) {
  const { t } = useView()
  const { number, childName, version, siblings } = dossier
  return (
    <Page
      title={t(`family.change.${topic}.title`, { child: childName })}
      intro={t('family.staff.change.intro')}
      crumbs={[
        { label: t('requests.staff.work.title'), href: '/werk' },
        { label: `${childName} (${number})`, href: `/werk/aanvragen/${number}` },
      ]}
      errors={errors}
      notice={
        overtaken && (
          <Alert kind="warn" title={t('requests.overtaken.title')} live>
            {t('family.change.overtaken')}
          </Alert>
        )
      }
      dense
    >
      <Form action={`/werk/aanvragen/${number}/${topic}`} errors={errors} values={typed} guard>
        <Hidden name="versie" value={String(version)} />
        {topic === 'dagen' ? <DaysQuestions typed={typed} reader="desk" /> : <StartQuestions today={today} />}
        {siblings.length > 0 && <Checkbox name="allen" label={t('family.staff.change.all')} optional />}
        <Actions>
          <Button>{t('family.change.save')}</Button>
          <LinkButton kind="secondary" href={`/werk/aanvragen/${number}`}>
            {t('family.change.back')}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}
