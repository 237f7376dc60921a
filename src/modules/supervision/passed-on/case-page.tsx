import { longDay, moment } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Alert, Card, DataList, Page, Quote, Section, Stack, Tag, Timeline, type TimelineItem, useView } from '../../../ui/index.ts' // prettier-ignore
import type { Clarification } from '../clarify/clarify-queries.ts'
import { organiserDossierPath, placeDossierPath, registerPath, reporterSidePath } from '../paths.ts'
import { AskForm, ContactForm, ExchangeForm, NewsForm, TellForm } from './case-forms-page.tsx'
import type { Leak } from '../../feedback/index.ts'
import { turnOf } from './turn.ts'
import { Leaks } from './pass-on-page.tsx'
import type { Contact, Exchanged, News, PassedOn } from './passed-on-queries.ts'

export const caseNotices = ['doorgegeven', 'overleg', 'gevraagd', 'contact', 'nieuws', 'verteld', 'niet-verteld', 'gesloten'] as const // prettier-ignore

export interface CasePageProps {
  readonly found: PassedOn
  /** On which sides the reader works. */
  readonly officer: boolean
  readonly manages: boolean
  /** Who talks with the organiser today. */
  readonly manager: string | null
  readonly contacts: readonly Contact[]
  readonly clarifications: readonly Clarification[]
  readonly news: readonly News[]
  readonly exchanges: readonly Exchanged[]
  readonly formKey: string
  readonly today: Temporal.PlainDate
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly leaks?: readonly Leak[] | undefined
  readonly notice?: (typeof caseNotices)[number] | undefined
  /** Somebody was faster; nothing was done. */
  readonly changed?: boolean | undefined
}

/** One report on the side of the organiser: nothing of who said it. */
export function CasePage(props: CasePageProps) {
  const { found, officer, manages, notice, errors, leaks = [], changed = false } = props
  const { t, lang } = useView()
  const day = longDay(localDay(found.passedAt, found.authority.zone), lang)
  return (
    <Page
      title={t('passed-on.staff.case.title', { name: found.location?.name ?? found.organiser.name })}
      dense
      tags={
        <Tag tone={found.closedAt ? undefined : 'info'}>
          {t(`report-register.staff.state.${found.closedAt ? 'done' : 'open'}`)}
        </Tag>
      }
      intro={t('passed-on.staff.case.intro', { number: found.number, name: found.passedName, day })}
      crumbs={[{ label: t('report-register.staff.menu'), href: registerPath }]}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`passed-on.staff.notice.${notice}`)}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" title={t('desk.staff.changed.title')} live>
              {t('desk.staff.changed')}
            </Alert>
          )}
        </>
      }
      aside={<Aside {...props} />}
    >
      <Stack>
        <Next {...props} />
        <Section title={t('passed-on.staff.case.said')}>
          <Quote>{found.words}</Quote>
          <p class="kd-hint">{t('passed-on.staff.case.said.hint')}</p>
        </Section>
        <Section title={t('passed-on.staff.care')}>
          <p>{t('passed-on.staff.care.body', { name: props.manager ?? t('passed-on.staff.nobody') })}</p>
          <Timeline items={useCare(props)} />
          {manages && !found.closedAt && (
            <>
              <AskForm {...props} />
              <ContactForm {...props} action={`/werk/toezicht/zaak/${found.id}/contact`} />
            </>
          )}
        </Section>
        <Section title={t('passed-on.staff.news')}>
          <p>
            {t(found.atOnce ? 'passed-on.staff.news.at-once' : 'passed-on.staff.news.body', { name: found.passedName })}
          </p>
          {props.news.map((one) => (
            <NewsCard key={one.id} {...props} one={one} />
          ))}
          {manages && !found.closedAt && <NewsForm {...props} />}
        </Section>
        <Section title={t('passed-on.staff.exchange')}>
          <p class="kd-hint">{t('passed-on.staff.exchange.body')}</p>
          {props.exchanges.map(({ id, by, at, words }) => (
            <div key={id}>
              <p class="kd-meta">
                <strong>{by}</strong>
                <time datetime={at.toString()}>{moment(at, found.authority.zone, lang)}</time>
              </p>
              <Quote>{words}</Quote>
            </div>
          ))}
          {leaks.length > 0 && <Leaks leaks={leaks} final={!errors.some(({ field }) => field === 'anyway')} />}
          {(officer || manages) && (
            <ExchangeForm {...props} mayInsist={errors.some(({ field }) => field === 'anyway')} />
          )}
        </Section>
      </Stack>
    </Page>
  )
}

/** Who acts next. */
function Next({ found, news, clarifications, manager, today }: CasePageProps) {
  const { t, lang } = useView()
  const { turn, dueOn } = turnOf({ closed: found.closedAt !== null, news, clarifications })
  const late = dueOn !== undefined && Temporal.PlainDate.compare(dueOn, today) < 0
  const names = { officer: found.passedName, client_manager: manager ?? t('passed-on.staff.nobody') }
  return (
    <Alert kind={late ? 'warn' : 'info'} title={t('passed-on.staff.next')}>
      <p>{t(`passed-on.staff.next.${turn}`, { ...names, due: dueOn ? longDay(dueOn, lang) : '' })}</p>
    </Alert>
  )
}

function Aside({ found, officer, manager }: CasePageProps) {
  const { t } = useView()
  const { location, organiser } = found
  return (
    <Card flat title={t('passed-on.staff.about')}>
      <DataList
        stacked
        items={[
          ...(location
            ? [
                {
                  label: t('passed-on.staff.location'),
                  value: <a href={placeDossierPath(location)}>{location.name}</a>,
                },
              ]
            : []),
          {
            label: t('passed-on.staff.organiser'),
            value: <a href={organiserDossierPath(organiser.id)}>{organiser.name}</a>,
          },
          { label: t('accounts.role.client_manager'), value: manager ?? t('passed-on.staff.nobody') },
          { label: t('passed-on.staff.officer'), value: found.passedName },
          ...(officer
            ? [
                {
                  label: t('passed-on.staff.reporter'),
                  value: <a href={reporterSidePath(found.number)}>{t('passed-on.staff.reporter.open')}</a>,
                },
              ]
            : []),
        ]}
      />
    </Card>
  )
}

/** Talks and questions, as they followed each other. */
function useCare({ contacts, clarifications, found, today }: CasePageProps): TimelineItem[] {
  const { t, lang } = useView()
  const { zone } = found.authority
  const talks = contacts.map((one) => ({
    on: one.heldOn,
    item: {
      state: 'done' as const,
      title: t(`passed-on.staff.how.${one.how}`, { whom: one.withWhom }),
      when: longDay(one.heldOn, lang),
      dateTime: one.heldOn.toString(),
      by: one.by,
      words: <Quote>{one.words}</Quote>,
    },
  }))
  const questions = clarifications.map((one) => ({
    on: localDay(one.askedAt, zone),
    item: {
      state: one.answer === null ? ('current' as const) : ('done' as const),
      title: t('passed-on.staff.asked'),
      when: longDay(localDay(one.askedAt, zone), lang),
      dateTime: one.askedAt.toString(),
      by: one.askedName,
      words: (
        <>
          <Quote>{one.words}</Quote>
          {one.answer === null || one.answeredAt === null ? (
            <Tag tone={Temporal.PlainDate.compare(one.dueOn, today) < 0 ? 'bad' : 'info'}>
              {t('passed-on.staff.due', { due: longDay(one.dueOn, lang) })}
            </Tag>
          ) : (
            <>
              <p class="kd-meta">
                {t('clarify.staff.answered', { on: longDay(localDay(one.answeredAt, zone), lang) })}
              </p>
              <Quote>{one.answer}</Quote>
            </>
          )}
        </>
      ),
    },
  }))
  return [...talks, ...questions].toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on)).map(({ item }) => item)
}

function NewsCard(props: CasePageProps & { one: News }) {
  const { one, officer, found } = props
  const { t, lang } = useView()
  const tone = { waiting: 'warn', told: 'ok', kept: undefined } as const
  return (
    <Card
      level={3}
      title={t(`passed-on.staff.news.${one.kind}`)}
      meta={[one.saidName, moment(one.saidAt, found.authority.zone, lang)]}
      tags={<Tag tone={tone[one.state]}>{t(`passed-on.staff.news.state.${one.state}`)}</Tag>}
    >
      <Quote>{one.words}</Quote>
      {one.reason !== '' && <p>{t('passed-on.staff.news.why', { reason: one.reason })}</p>}
      {officer && one.state === 'waiting' && <TellForm {...props} one={one} />}
    </Card>
  )
}
