import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

/** `plain` looks like a link; `danger` is for what cannot be undone. */
type ButtonKind = 'primary' | 'secondary' | 'danger' | 'plain'

interface Look {
  kind?: ButtonKind | undefined
  small?: boolean | undefined
  children: ComponentChildren
}

function look({ kind = 'primary', small = false }: Omit<Look, 'children'>): string {
  return classNames('kd-btn', kind !== 'primary' && `kd-btn--${kind}`, small && 'kd-btn--small')
}

interface ButtonProps extends Look {
  name?: string | undefined
  value?: string | undefined
  /** Sends the form to another address than its own. */
  action?: string | undefined
  /** The id of a form elsewhere on the page. */
  form?: string | undefined
}

/** Submits the form it stands in. */
export function Button({ name, value, action, form, children, ...rest }: ButtonProps) {
  return (
    <button class={look(rest)} name={name} value={value} formaction={action} form={form}>
      {children}
    </button>
  )
}

interface LinkButtonProps extends Look {
  href: string
  download?: boolean | undefined
  /** `top`: leaves the frame in which the page stands. */
  opens?: 'top' | undefined
}

/** A link that looks like a button: goes somewhere, changes nothing. */
export function LinkButton({ href, download, opens, children, ...rest }: LinkButtonProps) {
  return (
    <a class={look(rest)} href={href} download={download} target={opens === 'top' ? '_top' : undefined}>
      {children}
    </a>
  )
}

interface PostButtonProps extends Look {
  action: string
  /** What goes along, as hidden fields. */
  fields?: Record<string, string> | undefined
}

/** A form with one button, for a step that needs no input. */
export function PostButton({ action, fields = {}, children, ...rest }: PostButtonProps) {
  return (
    <form class="kd-post" method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button class={look(rest)}>{children}</button>
    </form>
  )
}

/** Buttons beside each other; on a phone below each other. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="kd-actions">{children}</div>
}
