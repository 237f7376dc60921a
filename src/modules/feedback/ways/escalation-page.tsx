import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  CardList,
  DateField,
  EmptyState,
  Form,
  type FormError,
  type FormValues,
  LinkButton,
  Page,
  Quote,
  Radios,
  Section,
  Select,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Escalation, Reaction } from '../reaction-queries.ts'
import { escalatedBy, type EscalationState, escalationState, outcomeLimit } from './escalation.ts'
import { wayByKey, waysFor } from './ways.ts'

type OfReaction = Pick<Reaction, 'number' | 'escalations' | 'regimes'> & {
  readonly holder: Pick<Reaction['holder'], 'land'>
}

export interface EscalationsPageProps {
  readonly reaction: OfReaction
  readonly today: Temporal.PlainDate
  readonly errors: readonly FormError[]
  readonly values: FormValues
  readonly saved: boolean
}

export const escalationsPath = ({ number }: Pick<Reaction, 'number'>): string => `/werk/reacties/${number}/elders`

/** What was taken to somebody independent, and the form to write it down. */
export function EscalationsPage({ reaction, today, errors, values, saved }: EscalationsPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('ways.staff.escalation.title')}
      intro={t('ways.staff.escalation.intro', { number: reaction.number })}
      back={backTo(reaction, t('ways.staff.escalation.back', { number: reaction.number }))}
      errors={errors}
      notice={
        saved ? (
          <Alert kind="ok" live>
            {t('ways.staff.escalation.saved')}
          </Alert>
        ) : undefined
      }
      dense
    >
      <Section title={t('ways.staff.escalation.known')}>
        <Escalations reaction={reaction} today={today} />
      </Section>
      <Section title={t('ways.staff.escalation.new')}>
        <EscalationForm reaction={reaction} today={today} errors={errors} values={values} />
      </Section>
    </Page>
  )
}

const backTo = ({ number }: Pick<Reaction, 'number'>, label: string) => ({ href: `/werk/reacties/${number}`, label })

const tones = { pending: 'info', late: 'bad', ruled: 'ok' } as const satisfies Record<EscalationState, string>

/** For the dossier too: one card each. */
export function Escalations({ reaction, today }: { reaction: OfReaction; today: Temporal.PlainDate }) {
  const { t, lang } = useView()
  if (reaction.escalations.length === 0) return <EmptyState title={t('ways.staff.escalation.none')} />
  return (
    <CardList
      cards={reaction.escalations.map((one) => {
        const state = escalationState(one, today)
        const { id, byWhom, sinceOn, dueOn, outcome, outcomeOn, reference } = one
        return {
          key: id,
          level: 3 as const,
          title: nameOf(reaction, one),
          tags: <Tag tone={tones[state]}>{t(`ways.staff.escalation.state.${state}`)}</Tag>,
          meta: [
            t('ways.staff.escalation.since.value', { day: longDay(sinceOn, lang), who: byWhom }),
            reference,
            dueOn ? t('ways.staff.escalation.due.value', { day: longDay(dueOn, lang) }) : '',
            outcomeOn ? t('ways.staff.escalation.outcome.value', { day: longDay(outcomeOn, lang) }) : '',
          ].filter((fact) => fact !== ''),
          children: (
            <>
              {outcome !== '' && <Quote>{outcome}</Quote>}
              {state !== 'ruled' && (
                <Actions>
                  <LinkButton href={`${escalationsPath(reaction)}/${id}`} kind="secondary" small>
                    {t('ways.staff.escalation.rule')}
                  </LinkButton>
                </Actions>
              )}
            </>
          ),
        }
      })}
    />
  )
}

/** As it was called when it was taken there. */
const nameOf = ({ holder }: OfReaction, { body, sinceOn }: Pick<Escalation, 'body' | 'sinceOn'>): string =>
  wayByKey(holder.land, body, sinceOn)?.value.name ?? body

function EscalationForm({ reaction, today, errors, values }: Omit<EscalationsPageProps, 'saved'>) {
  const { t } = useView()
  const bodies = waysFor(reaction.holder.land, today, undefined, reaction.regimes)
    .map(({ value }) => value)
    .filter(({ key }) => key !== 'emergency')
  return (
    <Form action={escalationsPath(reaction)} errors={errors} values={values} guard>
      <Select
        name="body"
        label={t('ways.staff.escalation.body')}
        empty={t('ways.staff.escalation.body.pick')}
        options={bodies.map(({ key, name }) => ({ value: key, label: name }))}
      />
      <Radios
        name="by_whom"
        label={t('ways.staff.escalation.by')}
        options={escalatedBy.map((who) => ({ value: who, label: t(`ways.staff.escalation.by.${who}`) }))}
      />
      <DateField name="since" label={t('ways.staff.escalation.since')} />
      <TextField name="reference" label={t('ways.staff.escalation.reference')} width={16} optional />
      <DateField
        name="due"
        label={t('ways.staff.escalation.due')}
        hint={t('ways.staff.escalation.due.hint')}
        optional
      />
      <RulingFields optional />
      <Actions>
        <Button>{t('ways.staff.escalation.save')}</Button>
      </Actions>
    </Form>
  )
}

function RulingFields({ optional = false }: { optional?: boolean }) {
  const { t } = useView()
  const hint = optional ? t('ways.staff.escalation.outcome.hint') : undefined
  return (
    <>
      <TextArea
        name="outcome"
        label={t('ways.staff.escalation.outcome')}
        hint={hint}
        maxLength={outcomeLimit}
        rows={3}
        optional={optional}
      />
      <DateField name="outcome_on" label={t('ways.staff.escalation.outcome-on')} optional={optional} />
    </>
  )
}

export interface RulingPageProps extends Omit<EscalationsPageProps, 'saved' | 'today'> {
  readonly escalation: Escalation
}

/** What came of it. */
export function RulingPage({ reaction, escalation, errors, values }: RulingPageProps) {
  const { t } = useView()
  const name = nameOf(reaction, escalation)
  return (
    <Page
      title={t('ways.staff.escalation.rule.title', { body: name })}
      back={{ href: escalationsPath(reaction), label: t('ways.staff.escalation.title') }}
      errors={errors}
      dense
    >
      <Form action={`${escalationsPath(reaction)}/${escalation.id}`} errors={errors} values={values} guard>
        <RulingFields />
        <Actions>
          <Button>{t('ways.staff.escalation.save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
