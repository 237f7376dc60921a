import { createContext, type ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import { htmxAttributes, type Htmx } from './htmx.ts'

/** One thing that is wrong: the field's name, and a sentence that says what to do. */
export interface FormError {
  field: string
  message: string
}

/** What the person typed, as it came in. */
export type FormValues = Readonly<Record<string, unknown>>

interface FormState {
  name: string
  errors: readonly FormError[]
  values: FormValues
  /** In a search form nothing is asked for, so no field says that it is optional. */
  search: boolean
}

const FormContext = createContext<FormState>({ name: '', errors: [], values: {}, search: false })

export function useForm(): FormState {
  return useContext(FormContext)
}

interface FormProps {
  action: string
  method?: 'post' | 'get' | undefined
  /** Fields inside find their own error and value here by name. */
  errors?: readonly FormError[] | undefined
  values?: FormValues | undefined
  /** Only where two forms on one page share field names: comes before every field's id. */
  name?: string | undefined
  id?: string | undefined
  label?: string | undefined
  /** The form carries files. */
  files?: boolean | undefined
  /** Ask before leaving with unsaved words. */
  guard?: boolean | undefined
  /** What is typed stays in this tab under this name until `<Forget>` says it has been sent. */
  keep?: string | undefined
  /** The address that gives the challenge for a new passkey: with script, the device answers before the form leaves. */
  passkey?: string | undefined
  htmx?: Htmx | undefined
  children: ComponentChildren
}

/** Every form of the house. A `get` form is a search form. */
export function Form({ action, method = 'post', errors = [], values = {}, name = '', children, ...rest }: FormProps) {
  const search = method === 'get'
  return (
    <form
      id={rest.id}
      action={action}
      method={method}
      role={search ? 'search' : undefined}
      aria-label={rest.label}
      enctype={rest.files === true ? 'multipart/form-data' : undefined}
      data-guard={rest.guard}
      data-keep={rest.keep}
      data-passkey={rest.passkey}
      data-makes={rest.passkey === undefined ? undefined : true}
      novalidate
      {...htmxAttributes(rest.htmx)}
    >
      <FormContext.Provider value={{ name, errors, values, search }}>{children}</FormContext.Provider>
    </form>
  )
}

/** On the page that says that a kept form has arrived: this tab forgets what was typed. */
export function Forget({ form }: { form: string }) {
  return <span hidden data-forget={form} />
}

/** A hidden field; its value comes from the form when none is given. */
export function Hidden({ name, value }: { name: string; value?: string | undefined }) {
  const { values } = useForm()
  return <input type="hidden" name={name} value={value ?? typedText(values, name)} />
}

/** What was typed in one field, `''` when nothing. */
export function typedText(values: FormValues, name: string): string {
  return typedList(values, name)[0] ?? ''
}

/** What was chosen where more than one choice is possible. */
export function typedList(values: FormValues, name: string): string[] {
  const value = values[name]
  const list: unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap((item) => (typeof item === 'string' || typeof item === 'number' ? [String(item)] : []))
}
