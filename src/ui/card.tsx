import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { isShown } from './shown.ts'
import { Cluster } from './tag.tsx'

export interface CardProps {
  title?: string | undefined
  level?: 2 | 3 | undefined
  /** The whole card leads here; the title is the link. */
  href?: string | undefined
  /** Short facts under the title. */
  meta?: readonly ComponentChildren[] | undefined
  tags?: ComponentChildren
  /** On a tinted ground, for what is beside the point of the page. */
  flat?: boolean | undefined
  children?: ComponentChildren
}

export function Card({ title, level = 2, href, meta, tags, flat = false, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div class={classNames('kd-card', flat && 'kd-card--flat', href !== undefined && 'kd-card--link')}>
      {title !== undefined && <Heading>{href === undefined ? title : <a href={href}>{title}</a>}</Heading>}
      {meta !== undefined && <Meta items={meta} />}
      {isShown(tags) && <Cluster>{tags}</Cluster>}
      {children}
    </div>
  )
}

/** Short facts beside each other in quiet letters. */
export function Meta({ items }: { items: readonly ComponentChildren[] }) {
  return (
    <p class="kd-meta">
      {items.map((item, index) => (
        <span key={index}>{item}</span>
      ))}
    </p>
  )
}

/** Cards below each other, as the results of a search. */
export function CardList({ cards }: { cards: readonly (CardProps & { key: string })[] }) {
  return (
    <ol class="kd-cards" role="list">
      {cards.map(({ key, ...card }) => (
        <li key={key}>
          <Card {...card} />
        </li>
      ))}
    </ol>
  )
}
