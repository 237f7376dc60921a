// What the PDF of a report says, in words.
import { list, longDay } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import type { Text } from '../../../text-keys.ts'
import { natures, reportTerms, results } from '../../feedback/rules.ts'
import { isQuiet } from './annual-report.ts'
import { annexNotes } from './annex.ts'
import type { ReportContent } from './report-content.ts'
import { askedWords, disputesWords, marksWords, measuresWords, natureKey, naturesInWords, otherKinds, resultKey, resultsInWords } from './report-words.ts' // prettier-ignore

interface SheetTable {
  readonly widths: readonly number[]
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface Part {
  readonly title: string
  readonly words: readonly string[]
  readonly list: readonly string[]
  readonly table: SheetTable | null
  readonly after: readonly string[]
}

const part = (title: string, rest: Partial<Part>): Part => ({
  title,
  words: [],
  list: [],
  table: null,
  after: [],
  ...rest,
})

export function sheetOf(t: Text, lang: Lang, content: ReportContent) {
  const { house, report, edition, correction, madeOn } = content
  const named = { house: house.name, year: String(report.year) }
  return {
    lang,
    title: t('report.title', named),
    house: house.name,
    facts: [t('report.edition', { edition, day: longDay(Temporal.PlainDate.from(madeOn), lang) })],
    intro: [
      ...(correction === '' ? [] : [t('report.corrected'), ...paragraphs(correction)]),
      t(`report.${report.due}`, named),
    ],
    parts: [...wordParts(t, lang, content), ...figureParts(t, lang, content), annexPart(t, content)],
  }
}

function wordParts(
  t: Text,
  lang: Lang,
  { house, report, words, explained, procedure, lawWeeks, ways, discussed }: ReportContent,
): Part[] {
  const { handlerDays: handler, proposalWeeks: proposal, judgementWeeks: judgement } = procedure
  return [
    part(t('report.procedure'), {
      words: [
        ...paragraphs(words.description ?? ''),
        ...paragraphs(words.first_contact ?? ''),
        t('report.procedure.steps', { handler, proposal, judgement }),
        ...(lawWeeks === null ? [] : [t('report.procedure.law', { weeks: lawWeeks })]),
      ],
    }),
    part(t('report.made-known'), {
      words: [
        ...paragraphs(words.made_known ?? ''),
        t('report.made-known.page'),
        ...(explained > 0
          ? [t('report.made-known.explained', { house: house.name, year: String(report.year), count: explained })]
          : []),
      ],
    }),
    part(t('report.ways'), { list: ways }),
    ...discussedParts(t, lang, discussed),
  ]
}

function discussedParts(t: Text, lang: Lang, discussed: ReportContent['discussed']): Part[] {
  const { managementOn, panelOn, panelAdvice, panelReason, deviates, asked } = discussed
  if (managementOn === null) return []
  const day = (text: string) => longDay(Temporal.PlainDate.from(text), lang)
  const reason = panelReason !== '' && (deviates || panelOn === null)
  const words = [
    t('report.discussed.management', { day: day(managementOn) }),
    ...(panelOn === null ? [] : [t('report.discussed.panel', { day: day(panelOn) })]),
    ...(asked ? [askedWords(t, lang, asked)] : []),
    ...(panelAdvice === '' ? [] : [t('report.discussed.advice'), ...paragraphs(panelAdvice)]),
    ...(reason ? [t(deviates ? 'report.discussed.deviates' : 'report.discussed.no-panel'), ...paragraphs(panelReason)] : []), // prettier-ignore
  ]
  return [part(t('report.discussed'), { words })]
}

function figureParts(t: Text, lang: Lang, { report }: ReportContent): Part[] {
  const { whole, furtherDisputes, years } = report
  const pairs = (head: string, rows: readonly (readonly [string, number])[]): SheetTable => ({
    widths: [4, 1],
    head: [head, t('report.count')],
    rows: rows.map(([label, count]) => [label, String(count)]),
  })
  return [
    part(t('report.summary'), {
      table: pairs(t('report.summary'), [
        [t('report.complaints'), whole.complaints],
        [t('report.by-parents'), whole.byParents],
        [t('report.by-committees'), whole.byCommittees],
        [t('report.situations'), whole.situations],
        [t('report.disputes'), whole.disputes + furtherDisputes],
        ...(whole.regimes.youth > 0 ? (['childcare', 'youth'] as const).map((one) => [t(`report.regime.${one}`), whole.regimes[one]] as const) : []), // prettier-ignore
      ]),
      after: [t('report.situations.why'), disputesWords(t, report)],
    }),
    placesPart(t, lang, report),
    part(t('report.natures'), {
      table: pairs(
        t('report.natures'),
        natures.map((one) => [t(natureKey(one)), whole.natures[one]]),
      ),
      after: [t('report.natures.why')],
    }),
    part(t('report.results'), {
      table: pairs(
        t('report.results'),
        results.map((one) => [t(resultKey(one)), whole.results[one]]),
      ),
      after: [measuresWords(t, whole)],
    }),
    part(t('report.terms'), {
      table: {
        widths: [3, 1, 1, 1],
        head: [t('report.term'), t('report.term.kept'), t('report.term.late'), t('report.term.running')],
        rows: reportTerms.map((name) => {
          const { kept, late, running } = whole.terms[name]
          return [t(`report.term.${name}`), String(kept), String(late), String(running)]
        }),
      },
    }),
    part(t('report.marks'), { words: [marksWords(t, lang, whole)] }),
    part(t('report.others'), {
      table: pairs(
        t('report.others'),
        otherKinds.map((one) => [t(`report.other.${one}`), whole.others[one]]),
      ),
    }),
    ...(years.length > 1
      ? [
          part(t('report.years'), {
            table: {
              widths: [1, 1, 1, 1, 1],
              head: [t('report.year'), t('report.short.complaints'), t('report.situations'), t('report.short.disputes'), t('report.other.compliments')], // prettier-ignore
              rows: years.map((one) => [one.year, one.complaints, one.situations, one.disputes, one.compliments].map(String)), // prettier-ignore
            },
          }),
        ]
      : []),
  ]
}

function placesPart(t: Text, lang: Lang, { places }: ReportContent['report']): Part {
  const quiet = places.filter(isQuiet).map(({ name }) => name)
  if (quiet.length === places.length) return part(t('report.places'), { words: [t('report.places.all-quiet')] })
  return part(t('report.places'), {
    table: {
      widths: [2.6, 1.9, 2, 2.6, 2.6, 2.7, 2.3],
      head: [
        t('report.place'),
        t('report.short.complaints'),
        t('report.situations'),
        t('report.place.about'),
        t('report.results'),
        t('report.measures'),
        t('report.short.disputes'),
      ],
      rows: places
        .filter((one) => !isQuiet(one))
        .map(({ name, figures }) => [
          name,
          String(figures.complaints),
          String(figures.situations),
          naturesInWords(t, figures),
          resultsInWords(t, figures),
          String(figures.measures.planned),
          String(figures.disputes),
        ]),
    },
    after: quiet.length > 0 ? [t('report.places.quiet', { list: list(quiet, lang) })] : [],
  })
}

function annexPart(t: Text, { report: { annex } }: ReportContent): Part {
  if (annex.length === 0) return part(t('report.annex'), { words: [t('report.annex.none')] })
  return part(t('report.annex'), {
    table: {
      widths: [2, 4, 4],
      head: [t('report.place'), t('report.annex.words'), t('report.annex.outcome')],
      rows: annex.map(({ place, words, outcome, situation }) => [
        situation === null ? place : `${place}\n${t('report.annex.situation', { number: situation })}`,
        words || t('report.annex.withheld'),
        outcome || '–',
      ]),
    },
    after: annexNotes(annex).map((note) => t('report.annex.note', note)),
  })
}

const paragraphs = (text: string): string[] => text.split(/\n\s*\n/).filter((one) => one.trim() !== '')
