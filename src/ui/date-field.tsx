import type { TypedDay } from '../lib/typed-day.ts'
import { FieldGroup, inputAria, useField, type FieldProps } from './field.tsx'
import { typedText, useForm } from './form.tsx'
import { useView } from './view.ts'

interface DateFieldProps extends FieldProps {
  /** As typed, also when it is no date, or `boxesOf(child.birthOn)`. Otherwise from the form: `name_day`, `name_month`, `name_year`. */
  value?: TypedDay | undefined
  /** For a date of birth: `bday`. */
  autocomplete?: 'bday' | undefined
}

const parts = [
  { part: 'day', width: 'kd-input--2' },
  { part: 'month', width: 'kd-input--2' },
  { part: 'year', width: 'kd-input--4' },
] as const

/** Day, month and year in three boxes: quicker than a calendar, and it can hold a mistake. */
export function DateField(props: DateFieldProps) {
  const { t } = useView()
  const { values } = useForm()
  const field = useField(props)
  const names = { day: t('ui.date.day'), month: t('ui.date.month'), year: t('ui.date.year') }
  return (
    <FieldGroup field={field} own={props}>
      <div class="kd-date">
        {parts.map(({ part, width }, index) => {
          const id = index === 0 ? field.id : `${field.id}-${part}`
          return (
            <div key={part}>
              <label for={id}>{names[part]}</label>
              <input
                class={`kd-input ${width}`}
                type="text"
                id={id}
                name={`${field.name}_${part}`}
                value={props.value?.[part] ?? typedText(values, `${field.name}_${part}`)}
                inputmode="numeric"
                autocomplete={props.autocomplete === undefined ? 'off' : `${props.autocomplete}-${part}`}
                {...inputAria({ ...field, describedBy: undefined })}
              />
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
