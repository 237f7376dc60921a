import { shortDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Button, Card, Details, Form, Radios, TextArea, TextField, useView } from '../../../ui/index.ts'
import type { Reaction } from '../reaction-queries.ts'
import type { SituationPart } from './situation-queries.ts'

export interface SituationCardProps {
  readonly reaction: Reaction
  readonly part: SituationPart
  /** Who watches over the house decides what belongs together. */
  readonly decides: boolean
  readonly typed: Typed
  readonly errors: readonly FieldError[]
}

/** Several reactions about one thing: the annual report counts it once, and no reporter learns of another. */
export function SituationCard(props: SituationCardProps) {
  const { part, decides } = props
  const { t } = useView()
  if (part.situation === null && !decides) return null
  return (
    <Card flat title={t('situation.staff.title')}>
      {part.situation === null ? <Choose {...props} /> : <Belongs {...props} />}
      <p class="kd-hint">{t('situation.staff.hidden')}</p>
    </Card>
  )
}

function Belongs({ reaction, part, decides, typed, errors }: SituationCardProps) {
  const { t, lang } = useView()
  const { situation, companions } = part
  return (
    <>
      <p>
        <strong>{situation?.title}</strong>
      </p>
      {companions.length === 0 ? (
        <p>{t('situation.staff.alone')}</p>
      ) : (
        <ul>
          {companions.map(({ number, contactName, receivedAt }) => (
            <li key={number}>
              <a href={`/werk/reacties/${number}`}>{number}</a> {contactName},{' '}
              {shortDay(receivedAt.toZonedDateTimeISO(reaction.holder.zone).toPlainDate(), lang)}
            </li>
          ))}
        </ul>
      )}
      {decides && (
        <Details summary={t('situation.staff.leave')} open={errors.some(({ field }) => field === 'situation_reason')}>
          <Form action={`/werk/reacties/${reaction.number}/situatie`} values={typed} errors={errors}>
            <TextArea name="situation_reason" label={t('situation.staff.reason')} rows={2} />
            <Actions>
              <Button kind="secondary" name="doe" value="leave">
                {t('situation.staff.leave.send')}
              </Button>
            </Actions>
          </Form>
        </Details>
      )}
    </>
  )
}

function Choose({ reaction, part, typed, errors }: SituationCardProps) {
  const { t } = useView()
  const action = `/werk/reacties/${reaction.number}/situatie`
  const wrong = (name: string) => errors.some(({ field }) => field === name)
  return (
    <>
      {part.offers.length > 0 && (
        <Details summary={t('situation.staff.join')} open={wrong('situation')}>
          <Form action={action} values={typed} errors={errors}>
            <Radios
              name="situation"
              label={t('situation.staff.which')}
              options={part.offers.map(({ id, title, reactions }) => ({
                value: id,
                label: t('situation.staff.offer', { title, count: reactions }),
              }))}
            />
            <Actions>
              <Button kind="secondary" name="doe" value="join">
                {t('situation.staff.join.send')}
              </Button>
            </Actions>
          </Form>
        </Details>
      )}
      <Details summary={t('situation.staff.make')} open={wrong('situation_title')}>
        <Form action={action} values={typed} errors={errors}>
          <TextField name="situation_title" label={t('situation.staff.name')} hint={t('situation.staff.name.hint')} />
          <Actions>
            <Button kind="secondary" name="doe" value="make">
              {t('situation.staff.make.send')}
            </Button>
          </Actions>
        </Form>
      </Details>
    </>
  )
}
