// The agreement sheet in words: what the page shows and the PDF prints.
import { longDay } from '../../lib/format.ts'
import type { Lang } from '../../lib/lang.ts'
import { inForce } from '../../lib/law.ts'
import type { Text } from '../../text-keys.ts'
import { halfDaysInWords } from '../locations/rules.ts'
import { priceInWords } from '../requests/rules.ts'
import { agreementRubrics, type AgreementFacts, sheetOf } from './agreement.ts'
import { endOf } from './placement.ts'
import type { Placement } from './placement-queries.ts'

export interface SheetInWords {
  readonly lang: Lang
  readonly title: string
  readonly intro: string
  readonly blank: string
  readonly rubrics: readonly {
    readonly title: string
    readonly law: string | null
    readonly lines: readonly { readonly label: string; readonly value: string | null }[]
  }[]
  readonly foot: string
}

/** @param today decides which rubrics hold */
export function sheetInWords(
  placement: Placement,
  today: Temporal.PlainDate,
  { t, lang }: { readonly t: Text; readonly lang: Lang },
): SheetInWords {
  const { land } = placement.desk
  const rubrics = sheetOf(inForce(agreementRubrics, land, today).value, factsOf(placement, { t, lang }))
  return {
    lang,
    title: t('placements.agreement.title', { child: placement.childName }),
    intro: t('placements.agreement.intro', { location: placement.location.name }),
    blank: t('placements.agreement.blank'),
    rubrics: rubrics.map(({ name, law, lines }, index) => ({
      title: `${index + 1}. ${t(`placements.agreement.rubric.${name}`)}`,
      law: law ? t(`placements.agreement.law.${lawOf(name)}`) : null,
      lines: lines.map(({ line, value }) => ({ label: t(`placements.agreement.line.${line}`), value })),
    })),
    foot: t('placements.agreement.foot', { number: placement.number, desk: placement.desk.name }),
  }
}

/** The rubrics of which the law itself says something. */
const withLaw = ['plan', 'price', 'notice', 'signatures'] as const
type WithLaw = (typeof withLaw)[number]

function lawOf(name: string): WithLaw {
  const found = withLaw.find((one) => one === name)
  if (!found) throw new Error(`no words of the law for ${name}`) // the table and the texts go together
  return found
}

function factsOf(placement: Placement, { t, lang }: { t: Text; lang: Lang }): AgreementFacts {
  const { location, birth, contactName, contactAddress, childName, startOn, halfDays } = placement
  const end = endOf(placement)
  const { name, address, postcode, place, organiserName, registerId, land } = location
  return {
    organiser: organiserName ?? '',
    location: name,
    'location-address': address === null ? '' : [address, [postcode, place].filter(Boolean).join(' ')].join(', '),
    register: land === 'nl' ? registerId : '',
    'contract-holder': contactName,
    'contract-holder-address': contactAddress?.replaceAll('\n', ', ') ?? '',
    child: childName,
    'child-birth': 'bornOn' in birth ? longDay(birth.bornOn, lang) : '',
    start: longDay(startOn, lang),
    'presumed-end': end ? longDay(end, lang) : '',
    price: priceInWords(location.price, t, lang),
    days: halfDaysInWords(halfDays, t, lang),
    'change-plan': t('placements.agreement.by-consent'),
  }
}
