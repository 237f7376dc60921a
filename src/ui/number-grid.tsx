import { FieldGroup, useField, type FieldProps } from './field.tsx'
import { typedText, useForm } from './form.tsx'
import type { Option } from './select.tsx'

interface NumberGridProps extends FieldProps {
  columns: readonly Option[]
  rows: readonly Option[]
  /** The number in one box, by its name `row-column`, such as `mon-am`; otherwise as typed. */
  value?: Readonly<Record<string, string>> | undefined
}

/** Numbers in rows and columns, such as the places in each half-day of a week. Each box is a field `row-column`. */
export function NumberGrid(props: NumberGridProps) {
  const field = useField(props)
  const { values } = useForm()
  return (
    <FieldGroup field={field} own={props}>
      <table class="kd-grid kd-grid--numbers">
        <thead>
          <tr>
            <td />
            {props.columns.map((column) => (
              <th scope="col" key={column.value}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, rowIndex) => (
            <tr key={row.value}>
              <th scope="row">{row.label}</th>
              {props.columns.map((column, index) => {
                const name = `${row.value}-${column.value}`
                return (
                  <td key={column.value}>
                    <input
                      class="kd-input kd-input--4"
                      type="text"
                      inputmode="numeric"
                      autocomplete="off"
                      id={rowIndex + index === 0 ? field.id : undefined}
                      name={name}
                      value={props.value?.[name] ?? typedText(values, name)}
                      aria-label={`${row.label}, ${column.label}`}
                      aria-invalid={field.error === undefined ? undefined : 'true'}
                    />
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </FieldGroup>
  )
}
