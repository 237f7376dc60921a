import type { ComponentChildren } from 'preact'
import { Actions } from './button.tsx'
import { isShown } from './shown.ts'
import { useView } from './view.ts'

/** `stopped` is an end that is not the wished one: refused, withdrawn; `step` is one of a way that nobody goes yet. */
type TimelineState = 'done' | 'current' | 'todo' | 'stopped' | 'step'

export interface TimelineItem {
  title: string
  state: TimelineState
  /** In words, such as "3 november 2026" or "uiterlijk 12 december". */
  when?: string | undefined
  /** The same moment or day for machines, ISO 8601. */
  dateTime?: string | undefined
  by?: string | undefined
  words?: ComponentChildren
  actions?: ComponentChildren
}

interface TimelineProps {
  items: readonly TimelineItem[]
  level?: 2 | 3 | undefined
}

/** What happened, what happens now and what comes. */
export function Timeline({ items, level = 3 }: TimelineProps) {
  return (
    <ol class="kd-timeline" role="list">
      {items.map((item, index) => (
        <Step key={index} item={item} number={index + 1} level={level} />
      ))}
    </ol>
  )
}

function Step({ item, number, level }: { item: TimelineItem; number: number; level: 2 | 3 }) {
  const { t } = useView()
  const Heading = level === 2 ? 'h2' : 'h3'
  const spoken = {
    done: t('ui.timeline.done'),
    current: t('ui.timeline.current'),
    todo: t('ui.timeline.todo'),
    stopped: t('ui.timeline.stopped'),
    step: undefined,
  }[item.state]
  const counted = item.state === 'current' || item.state === 'todo' || item.state === 'step'
  return (
    <li class={`is-${item.state}`} aria-current={item.state === 'current' ? 'step' : undefined}>
      <span class="kd-dot" aria-hidden="true">
        {counted && number}
      </span>
      <div>
        <Heading>
          {spoken !== undefined && <span class="kd-hidden">{spoken}: </span>}
          {item.title}
        </Heading>
        <WhenAndBy item={item} />
        {typeof item.words === 'string' ? <p>{item.words}</p> : item.words}
        {isShown(item.actions) && <Actions>{item.actions}</Actions>}
      </div>
    </li>
  )
}

function WhenAndBy({ item }: { item: TimelineItem }) {
  if (item.when === undefined && item.by === undefined) return null
  return (
    <p class="kd-meta">
      {item.when !== undefined && <time datetime={item.dateTime}>{item.when}</time>}
      {item.by !== undefined && <span>{item.by}</span>}
    </p>
  )
}
