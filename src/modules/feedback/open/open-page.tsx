import type { Opening } from '../../../lib/actor.ts'
import { longDay, moment } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  Form,
  Page,
  Quote,
  Section,
  Stack,
  TextArea,
  TextField,
  Timeline,
  useView,
} from '../../../ui/index.ts'
import { useHistory } from '../desk/dossier-page.tsx'
import type { JudgementContent } from '../judge/judge-queries.ts'
import { JudgementText } from '../judge/judgement-page.tsx'
import type { Reaction } from '../reaction-queries.ts'
import { longestReason } from './open.ts'

// Not to the work list: whoever looks with a reason has often no part in it.
const manageCrumb = (label: string) => [{ label, href: '/werk/beheer' }]

/** Somebody who has no part in a reaction asks to look, and says why. */
export function OpenPage({ typed, errors }: { typed: Typed; errors: readonly FieldError[] }) {
  const { t } = useView()
  return (
    <Page
      title={t('open.staff.title')}
      intro={t('open.staff.intro')}
      crumbs={manageCrumb(t('platform.manage.title'))}
      errors={errors}
    >
      <Stack>
        <Alert kind="warn" title={t('open.staff.told.title')}>
          {t('open.staff.told')}
        </Alert>
        <Form action="/werk/reacties/inzage" values={typed} errors={errors}>
          <TextField name="number" label={t('open.staff.number')} hint={t('open.staff.number.hint')} width={16} />
          <TextArea
            name="reason"
            label={t('open.staff.reason')}
            hint={t('open.staff.reason.hint')}
            rows={3}
            maxLength={longestReason}
          />
          <Actions>
            <Button>{t('open.staff.button')}</Button>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

export interface OpenedPageProps {
  readonly reaction: Reaction
  readonly opening: Opening
  readonly judgement: JudgementContent | undefined
  readonly today: Temporal.PlainDate
}

/** To read only: no step can be taken here. */
export function OpenedPage({ reaction, opening, judgement, today }: OpenedPageProps) {
  const { t, lang } = useView()
  const { number, kind, location, holder, words, files } = reaction
  const about = location?.name ?? t(`desk.staff.about.${reaction.about}`)
  return (
    <Page
      title={t('desk.staff.dossier.title', { kind, about })}
      intro={t('open.staff.opened.intro', {
        number,
        received: longDay(reaction.receivedAt.toZonedDateTimeISO(holder.zone).toPlainDate(), lang),
      })}
      crumbs={manageCrumb(t('platform.manage.title'))}
      dense
      notice={
        <Alert kind="warn" title={t('open.staff.opened.title', { until: moment(opening.until, holder.zone, lang) })}>
          {t('open.staff.opened', { reason: opening.reason })}
        </Alert>
      }
    >
      <Stack>
        <Section title={t('desk.staff.said')}>
          <Quote>{words}</Quote>
          <DataList items={facts(reaction, t)} />
        </Section>
        {files.length > 0 && (
          <Section title={t('follow.files')}>
            <ul>
              {files.map(({ id, name }) => (
                <li key={id}>
                  <a href={`/werk/reacties/${number}/inzage/${id}`}>{name}</a>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {judgement && (
          <Section title={t('judge.title')}>
            <JudgementText content={judgement} measures={reaction.measures} today={today} />
          </Section>
        )}
        <Section title={t('desk.staff.history')}>
          <Timeline items={useHistory(reaction)} />
        </Section>
      </Stack>
    </Page>
  )
}

/** Who said it stays out, unless the reporter let it be told: whoever looks with a reason seldom needs a name. */
function facts({ wish, happened, mayName, contactName, handler }: Reaction, t: ReturnType<typeof useView>['t']) {
  const all: readonly (readonly [string, string | null])[] = [
    [t('speak.happened'), happened],
    [t('speak.wish'), wish],
    [t('desk.staff.name'), mayName ? contactName : t('open.staff.name-kept')],
    [t('desk.staff.handler'), handler?.name ?? null],
  ]
  return all.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
