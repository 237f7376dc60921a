import { deskTopics } from './change-page.tsx'
import { localDay } from '../../../lib/days.ts'
import { longDay, shortDay } from '../../../lib/format.ts'
import type { WorkingDaysTerm } from '../../../lib/terms.ts'
import {
  Card,
  Cluster,
  DataList,
  MailAddress,
  PostButton,
  Quote,
  Tag,
  type DataItem,
  useView,
} from '../../../ui/index.ts'
import type { Case, CaseChoice } from '../case-queries.ts'
import { useChildItems } from '../ask/check-page.tsx'
import { halfDaysInWords } from '../../locations/rules.ts'
import { turnTerm } from '../request-terms.ts'
import { OfficerCard, type OfficerProps } from '../officer/officer-page.tsx'
import type { DossierLetter } from './dossier-queries.ts'

interface AsideProps {
  readonly dossier: Case
  readonly choice: CaseChoice
  readonly letters: readonly DossierLetter[]
  readonly officer: Omit<OfficerProps, 'dossier'>
  readonly certificates: boolean
}

export function DossierAside({ dossier, choice, letters, officer, certificates }: AsideProps) {
  const { t } = useView()
  return (
    <>
      <Card title={t('requests.staff.facts')}>
        <DataList stacked items={useFacts(dossier, choice)} />
        <p>
          <a href={`/werk/aanvragen/${dossier.number}/gegevens`}>{t('family.staff.contact.link')}</a>
        </p>
        {dossier.choices.some(({ acts }) => acts !== 'nobody') &&
          deskTopics.map((topic) => (
            <p key={topic}>
              <a href={`/werk/aanvragen/${dossier.number}/${topic}`}>{t(`family.staff.change.${topic}`)}</a>
            </p>
          ))}
        {certificates && 'bornOn' in dossier.birth && (
          <PostButton
            kind="secondary"
            small
            action="/werk/attesten/nieuw"
            fields={certificateFields(dossier, dossier.birth)}
          >
            {t('certificates.staff.prepare')}
          </PostButton>
        )}
      </Card>
      {choice.acts !== 'nobody' && <TermBox dossier={dossier} choice={choice} />}
      <OfficerCard dossier={dossier} {...officer} />
      <Letters dossier={dossier} letters={letters} />
    </>
  )
}

/** What is known already need not be typed again. */
function certificateFields(dossier: Case, { bornOn }: { readonly bornOn: Temporal.PlainDate }): Record<string, string> {
  const { startOn, contactName, contactEmail, contactPhone, language, desk } = dossier
  const boxes = (name: string, day: Temporal.PlainDate) => ({
    [`${name}_day`]: String(day.day),
    [`${name}_month`]: String(day.month),
    [`${name}_year`]: String(day.year),
  })
  return {
    naar: 'invullen',
    loket: desk.id,
    child_name: dossier.childName,
    ...boxes('birth', bornOn),
    ...boxes('first', startOn),
    contact_name: contactName,
    contact_email: contactEmail ?? '',
    contact_phone: contactPhone ?? '',
    language,
  }
}

function useFacts(dossier: Case, { location }: CaseChoice): DataItem[] {
  const { t, lang } = useView()
  const { startOn, halfDays, contactName, contactEmail, contactPhone, language, remarks } = dossier
  return [
    ...useChildItems(dossier),
    ...useSiblings(dossier),
    {
      label: t('requests.fact.start'),
      value: `${longDay(startOn, lang)} (${t(`ask.start-flexible.fact.${dossier.startFlexible}`)})`,
    },
    {
      label: t('requests.fact.days'),
      value: `${halfDaysInWords(halfDays, t, lang)} (${t(`ask.days-flexible.fact.${dossier.daysFlexible}`)})`,
    },
    { label: t('ask.staff.urgency'), value: t(`ask.urgency.${dossier.urgency}`) },
    { label: t('requests.fact.location'), value: <LocationLink location={location} /> },
    { label: t('requests.fact.contact-name'), value: contactName },
    ...(contactEmail === null
      ? []
      : [
          {
            label: t('requests.fact.email'),
            value: (
              <a href={`mailto:${contactEmail}`}>
                <MailAddress address={contactEmail} />
              </a>
            ),
          },
        ]),
    ...(contactPhone === null
      ? []
      : [
          {
            label: t('requests.fact.phone'),
            value: <a href={`tel:${contactPhone.replaceAll(/[^+\d]/g, '')}`}>{contactPhone}</a>,
          },
        ]),
    ...(dossier.contactAddress === null
      ? []
      : [{ label: t('ask.field.address'), value: <Quote>{dossier.contactAddress}</Quote> }]),
    ...(dossier.preferredWay === null
      ? []
      : [{ label: t('ask.staff.field.way'), value: t(`ask.way.${dossier.preferredWay}`) }]),
    { label: t('requests.fact.language'), value: t(`requests.language.${language}`) },
    ...(remarks === '' ? [] : [{ label: t('requests.fact.remarks'), value: <Quote>{remarks}</Quote> }]),
  ]
}

/** Who came along, and whether they must stay together. */
function useSiblings({ siblings, together }: Case): DataItem[] {
  const { t } = useView()
  if (siblings.length === 0) return []
  const value = siblings.map(({ number, childName }) => (
    <span key={number}>
      <a href={`/werk/aanvragen/${number}`}>{childName}</a>{' '}
    </span>
  ))
  return [{ label: together ? t('ask.staff.together') : t('ask.staff.siblings'), value }]
}

function LocationLink({ location }: Pick<CaseChoice, 'location'>) {
  const { name, land, registerId, phone } = location
  return (
    <>
      <a href={`/opvang/${land}/${encodeURIComponent(registerId)}`}>{name}</a>
      {phone !== null && (
        <>
          <br />
          {phone}
        </>
      )}
    </>
  )
}

/** The date with its sum, so that nobody has to believe it: "ontvangen 22 november + 10 werkdagen = 4 december". */
function TermBox({ dossier, choice }: Pick<AsideProps, 'dossier' | 'choice'>) {
  const { t, lang } = useView()
  const { acts, dueOn, changedAt } = choice
  const { land, zone } = dossier.desk
  if (acts === 'nobody' || !dueOn) return null
  // The term of an offer is the day that the offer names.
  const sum = choice.state === 'offered' ? undefined : turnTerm(land, acts, localDay(changedAt, zone), dossier.terms)
  const due = { label: t('requests.staff.term.due', { acts }), value: <strong>{longDay(dueOn, lang)}</strong> }
  // A date that was promised stays, also when the table of holidays changed since; then there is no sum to show.
  const items = sum?.due.equals(dueOn) ? [...useSum(sum, turnBegan(dossier, choice)), due] : [due]
  return (
    <Card flat title={t('requests.staff.term.title')}>
      <DataList stacked items={items} />
    </Card>
  )
}

function useSum({ received, workingDays, skipped }: WorkingDaysTerm, kind: string): DataItem[] {
  const { t, lang } = useView()
  return [
    { label: t('requests.staff.term.from', { kind }), value: longDay(received, lang) },
    { label: t('requests.staff.term.plus'), value: t('requests.staff.term.days', { days: workingDays }) },
    ...skipped.map(({ day, name }) => ({
      label: t('requests.staff.term.skipped'),
      value: `${name}, ${longDay(day, lang)}`,
    })),
  ]
}

const beginsTurn = new Set(['family_replied', 'corrected', 'invited', 'no_slot', 'slot_picked'])

/** What made it somebody's turn. */
function turnBegan({ history }: Case, { id, state }: CaseChoice): string {
  if (state === 'question') return 'asked_family'
  const last = history.findLast(({ choiceId, kind }) => choiceId === id && beginsTurn.has(kind))
  return last?.kind ?? 'received'
}

const toneOf = { queued: 'info', sent: 'ok', kept: undefined, failed: 'bad' } as const

function Letters({ dossier, letters }: Pick<AsideProps, 'dossier' | 'letters'>) {
  const { t, lang } = useView()
  return (
    <Card flat title={t('requests.staff.letters')}>
      {letters.length === 0 ? (
        <p>{t('requests.staff.letters.none')}</p>
      ) : (
        <DataList
          stacked
          items={letters.map(({ subject, state, createdAt }) => ({
            label: subject,
            value: (
              <Cluster>
                {shortDay(localDay(createdAt, dossier.desk.zone), lang)}
                <Tag tone={toneOf[state]}>{t(`requests.staff.letter.${state}`)}</Tag>
              </Cluster>
            ),
          }))}
        />
      )}
    </Card>
  )
}
