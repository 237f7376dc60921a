import { useView } from './view.ts'

interface CursorPagesProps {
  previous: string | null
  next: string | null
  /** Such as "1 tot 50 van 212". */
  where?: string | undefined
  /** The neighbouring list in words, when a page has two. */
  label?: string | undefined
}

/** Leafing through a long list. */
export function CursorPages({ previous, next, where, label }: CursorPagesProps) {
  const { t } = useView()
  if (previous === null && next === null) return null
  return (
    <nav class="kd-pages" aria-label={label ?? t('ui.pages')}>
      {previous !== null && (
        <a class="kd-pages__previous" href={previous} rel="prev">
          {t('ui.previous')}
        </a>
      )}
      {where !== undefined && <span>{where}</span>}
      {next !== null && (
        <a class="kd-pages__next" href={next} rel="next">
          {t('ui.next')}
        </a>
      )}
    </nav>
  )
}
