import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Card,
  type DataItem,
  DataList,
  LinkButton,
  MailAddress,
  Meta,
  Page,
  Paragraphs,
  PrintButton,
  Section,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { Ways } from '../ways/way-cards-page.tsx'
import { calmPurposes, purposesFor } from '../ways/ways.ts'
import { improvementsPath } from '../panel/panel-paths.ts'
import { procedurePath, tellPath } from './house.ts'
import type { House } from './house-queries.ts'
import type { Procedure, SettingRow, WordingName } from './procedure.ts'

export interface ProcedurePageProps {
  readonly house: House
  /** What holds today, and the most weeks that the law leaves for a judgement. */
  readonly procedure: Procedure
  readonly floor: number | null
  readonly coming: readonly SettingRow[]
  readonly words: Partial<Record<WordingName, string>>
  readonly today: Temporal.PlainDate
  /** Where one writes to the house, if mail comes in. */
  readonly mailTo: string | null
  /** There is a page with what the house improves. */
  readonly publicPage: boolean
}

/** How a house handles what people say: its own dated numbers and words, open to everybody. */
export function ProcedurePage(props: ProcedurePageProps) {
  const { t } = useView()
  const { house, procedure, coming, words, today, mailTo, publicPage } = props
  const { name } = house
  const said = words.description?.trim()
  return (
    <Page
      title={t('procedure.title', { house: name })}
      description={t('procedure.description', { house: name })}
      canonical={procedurePath(house)}
      intro={t('procedure.description', { house: name })}
      aside={<Reach house={house} mailTo={mailTo} />}
    >
      {said && <Paragraphs text={said} />}
      <Actions>
        <LinkButton href={tellPath(house)}>{t('procedure.tell')}</LinkButton>
        <PrintButton />
      </Actions>
      <Section title={t('procedure.steps')}>
        <Steps {...props} />
      </Section>
      <Section title={t('procedure.other')}>
        <p>{t('procedure.other.text', { weeks: procedure.answerWeeks })}</p>
      </Section>
      {coming.length > 0 && <Coming coming={coming} />}
      {words.made_known?.trim() && (
        <Section title={t('procedure.made-known')}>
          <Paragraphs text={words.made_known} />
        </Section>
      )}
      <p>
        <a href={`${procedurePath(house)}/jaarverslag`}>{t('procedure.reports', { house: name })}</a>
      </p>
      {publicPage && (
        <p>
          <a href={improvementsPath(house)}>{t('panel.own.improvements', { house: name })}</a>
        </p>
      )}
      <Section title={t('procedure.outside', { house: name })} id="buiten">
        <Ways land={house.land} today={today} purposes={purposesFor(house.kind, calmPurposes)} />
        <p>
          <a href={`/wie-helpt-bij-klachten?land=${house.land}`}>{t('procedure.outside.link')}</a>
        </p>
      </Section>
    </Page>
  )
}

function Steps({ house, procedure, floor, words }: ProcedurePageProps) {
  const { t } = useView()
  const { name } = house
  const { handlerDays, proposalWeeks, judgementWeeks, progressWeeks, reopenMonths, objectionMonths, objectionWeeks } =
    procedure
  const law =
    floor === null
      ? t('procedure.judgement.promise', { house: name })
      : t('procedure.judgement.floor', { weeks: floor })
  return (
    <Timeline
      items={[
        step(
          t('procedure.talk'),
          house.kind === 'desk' ? t('procedure.talk.desk') : t('procedure.talk.text'),
          words.first_contact,
        ),
        // The article with the term asks for writing as well, of the same houses.
        step(t('procedure.file'), t('procedure.file.text'), floor !== null && t('procedure.file.law')),
        step(t('procedure.handler', { days: handlerDays }), t('procedure.handler.text')),
        step(
          t('procedure.proposal', { weeks: proposalWeeks }),
          t('procedure.proposal.text', { progress: progressWeeks }),
        ),
        step(t('procedure.judgement', { weeks: judgementWeeks }), t('procedure.judgement.text'), law),
        step(t('procedure.measures'), t('procedure.measures.text')),
        step(
          t('procedure.disagree'),
          t('procedure.disagree.reopen', { months: reopenMonths }),
          objectionMonths > 0 &&
            t('procedure.disagree.objection', { months: objectionMonths, weeks: objectionWeeks, house: name }),
          t('procedure.disagree.ways', { house: name }),
        ),
      ]}
    />
  )
}

const step = (title: string, ...lines: readonly (string | false | undefined)[]): TimelineItem => ({
  title,
  state: 'step',
  words: <Said lines={lines} />,
})

function Said({ lines }: { lines: readonly (string | false | undefined)[] }) {
  return <>{lines.map((line) => line && <Paragraphs key={line} text={line} />)}</>
}

/** What was decided for later: nobody is surprised by it. */
function Coming({ coming }: { coming: readonly SettingRow[] }) {
  const { t, lang } = useView()
  return (
    <Section title={t('procedure.coming')}>
      <ul>
        {coming.map(({ name, value, fromOn }) => (
          <li key={`${name} ${fromOn.toString()}`}>
            {t('procedure.coming.row', {
              day: longDay(fromOn, lang),
              what: t(`procedure.coming.${name}`, { value }),
            })}
          </li>
        ))}
      </ul>
      <p>{t('procedure.coming.kept')}</p>
    </Section>
  )
}

function Reach({ house: { name, phone, email, hours }, mailTo }: Pick<ProcedurePageProps, 'house' | 'mailTo'>) {
  const { t } = useView()
  const items: readonly (DataItem | false)[] = [
    phone !== null && {
      label: t('procedure.reach.phone'),
      value: <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>,
    },
    hours !== null && { label: t('procedure.reach.hours'), value: hours },
    mailTo !== null && {
      label: t('arrive.address'),
      value: (
        <>
          <a href={`mailto:${mailTo}`}>
            <MailAddress address={mailTo} />
          </a>
          <Meta items={[t('arrive.address.hint')]} />
        </>
      ),
    },
    mailTo === null &&
      email !== null && { label: t('procedure.reach.email'), value: <a href={`mailto:${email}`}>{email}</a> },
  ]
  const known = items.filter((item) => item !== false)
  if (known.length === 0) return null
  return (
    <Card title={t('procedure.reach', { house: name })}>
      <DataList stacked items={known} />
    </Card>
  )
}
