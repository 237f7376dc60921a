import { longDay } from '../../../lib/format.ts'
import {
  CardList,
  type CardProps,
  EmptyState,
  Page,
  Paragraphs,
  PrintButton,
  Section,
  Stack,
  Tag,
  useView,
} from '../../../ui/index.ts'
import type { ShownAdvice, ShownImprovement } from '../../feedback/index.ts'
import { improvementsPath, procedurePath } from '../../feedback/rules.ts'
import { reportPath } from '../report/report-content.ts'

export interface ImprovementsPageProps {
  readonly house: { readonly name: string; readonly slug: string }
  readonly improvements: readonly ShownImprovement[]
  readonly advice: readonly ShownAdvice[]
  /** Years of which everybody may read the report. */
  readonly years: readonly number[]
}

/** What a house promised to improve, what it did, and what its panel said: open to everybody. */
export function ImprovementsPage({ house, improvements, advice, years }: ImprovementsPageProps) {
  const { t } = useView()
  const named = { house: house.name }
  const [promised, done] = [improvements.filter(isPromised), improvements.filter((one) => !isPromised(one))]
  return (
    <Page
      title={t('improvements.title', named)}
      description={t('improvements.intro', named)}
      canonical={improvementsPath(house)}
      intro={t('improvements.intro', named)}
      back={{ label: t('report.back', named), href: procedurePath(house) }}
    >
      <Stack>
        <Section title={t('improvements.promised')}>
          <Improvements improvements={promised} none={t('improvements.promised.none')} />
        </Section>
        <Section title={t('improvements.done')}>
          <Improvements improvements={done} none={t('improvements.done.none')} />
        </Section>
        <Section title={t('improvements.advice')}>
          <Advice advice={advice} />
        </Section>
        <Section title={t('improvements.reports')}>
          {years.length === 0 ? (
            <p>{t('report.list.none', named)}</p>
          ) : (
            <ul>
              {years.map((year) => (
                <li key={year}>
                  <a href={reportPath(house, year)}>{t('report.link', { year: String(year) })}</a>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <p class="kd-hint">{t('improvements.no-names')}</p>
        <PrintButton />
      </Stack>
    </Page>
  )
}

const isPromised = ({ state }: ShownImprovement): boolean => state === 'planned'

function Improvements({ improvements, none }: { improvements: readonly ShownImprovement[]; none: string }) {
  const { t, lang } = useView()
  if (improvements.length === 0) return <EmptyState title={none} />
  return (
    <CardList
      cards={improvements.map(({ id, words, state, dueOn, doneOn }): CardProps & { key: string } => ({
        key: id,
        tags: <Tag tone={state === 'verified' ? 'ok' : 'info'}>{t(`improvements.state.${state}`)}</Tag>,
        children: <Paragraphs text={words} />,
        meta: [
          doneOn
            ? t('improvements.done-on', { day: longDay(doneOn, lang) })
            : t('improvements.due-on', { day: longDay(dueOn, lang) }),
        ],
      }))}
    />
  )
}

function Advice({ advice }: { advice: readonly ShownAdvice[] }) {
  const { t, lang } = useView()
  if (advice.length === 0) return <EmptyState title={t('improvements.advice.none')} />
  return (
    <CardList
      cards={advice.map(({ id, panelKind, subject, words, state, advice: given, askedOn }) => ({
        key: id,
        title: t(`panel.subject.${subject}`),
        level: 3 as const,
        tags: (
          <>
            {given && <Tag>{t('improvements.advice.was', { advice: t(`panel.advice.${given}`) })}</Tag>}
            <Tag tone={state === 'followed' ? 'ok' : 'info'}>{t(`panel.state.${state}`)}</Tag>
          </>
        ),
        meta: [t(`panel.kind.${panelKind}`), t('improvements.asked-on', { day: longDay(askedOn, lang) })],
        children: <Paragraphs text={words} />,
      }))}
    />
  )
}
