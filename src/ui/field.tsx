import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { useForm } from './form.tsx'
import { useView } from './view.ts'

/** What every field takes. Inside a `<Form>` the error is found by the field's name. */
export interface FieldProps {
  name: string
  label: string
  hint?: ComponentChildren
  error?: string | undefined
  /** `sometimes`: another answer decides, and the label or hint says so. */
  optional?: boolean | 'sometimes' | undefined
  /** The label is the heading of the page: for a page that asks one thing. */
  heading?: boolean | undefined
}

/** The id of a field, and of the first box of a group, so that the error summary can link to it. */
export function fieldId(name: string, form = ''): string {
  return ['f', form, name.replaceAll(/[^\w-]+/g, '-')].filter(Boolean).join('-')
}

export interface Field {
  id: string
  name: string
  error: string | undefined
  required: boolean
  describedBy: string | undefined
}

/** Joins a field's own props with what its form knows. `extra` are ids of further descriptions. */
export function useField(props: FieldProps, ...extra: string[]): Field {
  const form = useForm()
  const id = fieldId(props.name, form.name)
  const error = props.error ?? form.errors.find((error) => error.field === props.name)?.message
  const ids = [props.hint !== undefined && `${id}-hint`, ...extra, error !== undefined && `${id}-error`]
  return {
    id,
    name: props.name,
    error,
    required: (props.optional ?? false) === false && !form.search,
    describedBy: ids.filter(Boolean).join(' ') || undefined,
  }
}

/** The ARIA attributes of one input. */
export function inputAria(field: Field) {
  return {
    'aria-describedby': field.describedBy,
    'aria-invalid': field.error === undefined ? undefined : ('true' as const),
    'aria-required': field.required ? ('true' as const) : undefined,
  }
}

interface FrameProps {
  field: Field
  own: FieldProps
  children: ComponentChildren
}

/** Label, hint and error around one input. */
export function FieldFrame({ field, own, children }: FrameProps) {
  const label = (
    <label class="kd-label" for={field.id}>
      <LabelText own={own} />
    </label>
  )
  return (
    <div class={classNames('kd-field', field.error !== undefined && 'kd-field--error')}>
      {own.heading === true ? <h1 class="kd-label-heading">{label}</h1> : label}
      <HintAndError field={field} own={own} />
      {children}
    </div>
  )
}

/** A box without a label of its own: the input inside says what it is. */
export function FieldBox({ field, children }: Omit<FrameProps, 'own'>) {
  return (
    <div class={classNames('kd-field', field.error !== undefined && 'kd-field--error')}>
      {field.error !== undefined && <FieldErrorText id={`${field.id}-error`} message={field.error} />}
      {children}
    </div>
  )
}

interface GroupProps extends FrameProps {
  role?: 'radiogroup' | undefined
}

/** Legend, hint and error around a group of inputs. */
export function FieldGroup({ field, own, role, children }: GroupProps) {
  const legend = <LabelText own={own} />
  const radio = role === 'radiogroup'
  return (
    <fieldset
      class={classNames('kd-field', field.error !== undefined && 'kd-field--error')}
      role={role}
      aria-describedby={field.describedBy}
      aria-invalid={radio && field.error !== undefined ? 'true' : undefined}
      aria-required={radio && field.required ? 'true' : undefined}
    >
      <legend class="kd-label">{own.heading === true ? <h1 class="kd-label-heading">{legend}</h1> : legend}</legend>
      <HintAndError field={field} own={own} />
      {children}
    </fieldset>
  )
}

function LabelText({ own }: { own: FieldProps }) {
  const { t } = useView()
  const { search } = useForm()
  return (
    <>
      {own.label}
      {own.optional === true && !search && <span class="kd-optional"> {t('ui.optional')}</span>}
    </>
  )
}

function HintAndError({ field, own }: Omit<FrameProps, 'children'>) {
  return (
    <>
      {own.hint !== undefined && <Hint id={`${field.id}-hint`}>{own.hint}</Hint>}
      {field.error !== undefined && <FieldErrorText id={`${field.id}-error`} message={field.error} />}
    </>
  )
}

/** Quiet text that helps to answer. */
export function Hint({ id, children }: { id?: string | undefined; children: ComponentChildren }) {
  return (
    <div class="kd-hint" id={id}>
      {children}
    </div>
  )
}

function FieldErrorText({ id, message }: { id: string; message: string }) {
  const { t } = useView()
  return (
    <p class="kd-error" id={id}>
      <span>
        <span class="kd-hidden">{t('ui.error.prefix')}: </span>
        {message}
      </span>
    </p>
  )
}
