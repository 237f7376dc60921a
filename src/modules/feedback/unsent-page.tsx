import type { Typed } from '../../platform/form.ts'
import { Quote, Section, useView } from '../../ui/index.ts'

/** Boxes for words of one's own. */
const ofWords = /words|answer|reasons|statement|note|reason|proof|no_measures/

/** What somebody typed while a colleague was faster: its own box may be gone, the words are not. */
export function Unsent({ typed }: { typed: Typed }) {
  const { t } = useView()
  const words = Object.entries(typed).flatMap(([field, value]) =>
    ofWords.test(field) && typeof value === 'string' && value.trim() !== '' ? [{ field, value }] : [],
  )
  if (words.length === 0) return null
  return (
    <Section title={t('feedback.unsent')}>
      {words.map(({ field, value }) => (
        <Quote key={field}>{value}</Quote>
      ))}
    </Section>
  )
}
