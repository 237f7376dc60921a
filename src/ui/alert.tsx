import type { ComponentChildren } from 'preact'
import { useView } from './view.ts'

export type Tone = 'info' | 'ok' | 'warn' | 'bad'

interface AlertProps {
  kind?: Tone | undefined
  title?: string | undefined
  /** Announced when the page opens: for the outcome of what the person just did. */
  live?: boolean | undefined
  children?: ComponentChildren
}

/** Something to know before reading on. */
export function Alert({ kind = 'info', title, live, children }: AlertProps) {
  const { t } = useView()
  const spoken = { info: t('ui.alert.info'), ok: t('ui.alert.ok'), warn: t('ui.alert.warn'), bad: t('ui.alert.bad') }
  return (
    <div class={`kd-alert kd-alert--${kind}`} role={live === true ? 'status' : undefined}>
      <div class="kd-alert__body">
        <span class="kd-hidden">{spoken[kind]}: </span>
        {title !== undefined && <p class="kd-alert__title">{title}</p>}
        {typeof children === 'string' ? <p>{children}</p> : children}
      </div>
    </div>
  )
}
