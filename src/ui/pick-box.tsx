import type { ComponentChildren } from 'preact'

interface PickBoxProps {
  name: string
  value: string
  /** The id of the form that it belongs to, elsewhere on the page. */
  form: string
  label: string
  /** Read aloud after the label: which of many this is. */
  of: string
}

/** A small box on a card, to do something with several cards. */
export function PickBox({ name, value, form, label, of }: PickBoxProps) {
  return (
    <label class="kd-pick">
      <input type="checkbox" name={name} value={value} form={form} />
      <span>
        {label}
        <span class="kd-hidden"> {of}</span>
      </span>
    </label>
  )
}

interface PickedProps {
  id: string
  action: string
  children: ComponentChildren
}

/** What is done with the picked cards: holds the button. */
export function Picked({ id, action, children }: PickedProps) {
  return (
    <form id={id} action={action} method="get" class="kd-picked">
      {children}
    </form>
  )
}
