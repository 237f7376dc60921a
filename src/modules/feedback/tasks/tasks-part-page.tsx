import { longDay, shortDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import {
  Actions,
  Button,
  Card,
  DateField,
  Details,
  Form,
  PostButton,
  Section,
  Select,
  Stack,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { DossierPageProps } from '../desk/dossier-page.tsx'
import { standing } from '../desk/work-list.ts'
import { taskOwners } from './task-owners.ts'
import type { OwnTask, Task } from './task-queries.ts'

/** What colleagues still do for this reaction. */
export function TasksPart(props: DossierPageProps) {
  const { t } = useView()
  const { tasks, reaction, errors } = props
  const adds = reaction.closedAt === null
  if (tasks.length === 0 && !adds) return null
  const wrong = errors.some(({ field }) => field.startsWith('task'))
  return (
    <Section title={t('tasks.staff.title')} id="taken">
      <Stack>
        {tasks.map((task) => (
          <OneTask key={task.id} {...props} task={task} />
        ))}
        {adds && (
          <Details summary={t('tasks.staff.add')} open={wrong}>
            <AddForm {...props} />
          </Details>
        )}
      </Stack>
    </Section>
  )
}

function OneTask({ task, reaction, today }: DossierPageProps & { task: Task }) {
  const { t, lang } = useView()
  const { id, words, owner, dueOn, doneAt } = task
  const late = doneAt === null && Temporal.PlainDate.compare(dueOn, today) < 0
  const when = doneAt
    ? t('tasks.staff.done-on', { day: shortDay(localDay(doneAt, reaction.holder.zone), lang) })
    : longDay(dueOn, lang)
  const path = `/werk/reacties/${reaction.number}/taak-stap`
  return (
    <Card
      level={3}
      title={words}
      meta={[owner.name, when]}
      tags={
        doneAt ? (
          <Tag tone="ok">{t('tasks.staff.done')}</Tag>
        ) : (
          late && <Tag tone="bad">{t('feedback.measure.late')}</Tag>
        )
      }
    >
      {doneAt === null && (
        <Actions>
          <PostButton kind="secondary" small action={path} fields={{ taak: id, wat: 'klaar' }}>
            {t('tasks.staff.finish')}
          </PostButton>
          <PostButton kind="plain" small action={path} fields={{ taak: id, wat: 'weg' }}>
            {t('tasks.staff.drop')}
          </PostButton>
        </Actions>
      )}
    </Card>
  )
}

function AddForm({ reaction, colleagues, typed, errors }: DossierPageProps) {
  const { t } = useView()
  const owners = taskOwners(reaction, colleagues).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Form action={`/werk/reacties/${reaction.number}/taak`} values={typed} errors={errors} name="task">
      <TextArea name="task_words" label={t('tasks.staff.words')} rows={2} />
      <Select
        name="task_owner"
        label={t('tasks.staff.owner')}
        options={[{ value: '', label: t('desk.staff.choose') }, ...owners]}
      />
      <DateField name="task" label={t('tasks.staff.due')} />
      <Actions>
        <Button kind="secondary">{t('tasks.staff.save')}</Button>
      </Actions>
    </Form>
  )
}

/** Above the work list: what one person promised to do. */
export function OwnTasks({ tasks, now }: { tasks: readonly OwnTask[]; now: Temporal.Instant }) {
  const { t, lang } = useView()
  if (tasks.length === 0) return null
  return (
    <Section title={t('tasks.staff.own')} id="mijn-taken">
      <ul>
        {tasks.map(({ id, words, number, dueOn, land, zone }) => {
          const { late, days } = standing(land, localDay(now, zone), dueOn)
          return (
            <li key={id}>
              <a href={`/werk/reacties/${number}#taken`}>{number}</a> {words},{' '}
              {late ? t('desk.staff.due.late', { days }) : shortDay(dueOn, lang)}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
