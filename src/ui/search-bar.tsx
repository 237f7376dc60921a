import { fieldId } from './field.tsx'

interface SearchBarProps {
  action: string
  name: string
  label: string
  /** The word on the button. */
  button: string
  value?: string | undefined
  hint?: string | undefined
  labelHidden?: boolean | undefined
  autocomplete?: string | undefined
  /** `post` where what is looked for must not stand in an address, such as the name of a child. */
  method?: 'get' | 'post' | undefined
}

/** One box and one button: the first thing on a page that starts with looking. */
export function SearchBar({ action, name, label, button, value = '', hint, ...rest }: SearchBarProps) {
  const id = fieldId(name, 'search')
  return (
    <form class="kd-bar" action={action} method={rest.method ?? 'get'} role="search">
      <label class={rest.labelHidden === true ? 'kd-hidden' : 'kd-label'} for={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p class="kd-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div class="kd-bar__row">
        <input
          class="kd-input"
          type="search"
          id={id}
          name={name}
          value={value}
          autocomplete={rest.autocomplete ?? 'off'}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        />
        <button class="kd-btn">{button}</button>
      </div>
    </form>
  )
}
