import { FieldGroup, useField, type FieldProps } from './field.tsx'
import { typedList, useForm } from './form.tsx'
import type { Option } from './select.tsx'

interface CheckGridProps extends FieldProps {
  columns: readonly Option[]
  rows: readonly Option[]
  /** The value of one box; by default `column-row`, such as `mon-am`. */
  cell?: ((column: Option, row: Option) => string) | undefined
  value?: readonly string[] | undefined
}

/** Boxes in rows and columns, such as the half-days of a week. */
export function CheckGrid(props: CheckGridProps) {
  const field = useField(props)
  const { values } = useForm()
  const chosen = props.value ?? typedList(values, props.name)
  const cell = props.cell ?? ((column: Option, row: Option) => `${column.value}-${row.value}`)
  return (
    <FieldGroup field={field} own={props}>
      <table class="kd-grid">
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
              {props.columns.map((column, index) => (
                <td key={column.value}>
                  <label class="kd-tick">
                    <input
                      type="checkbox"
                      id={rowIndex + index === 0 ? field.id : undefined}
                      name={field.name}
                      value={cell(column, row)}
                      checked={chosen.includes(cell(column, row))}
                    />
                    <span class="kd-hidden">{`${column.label}, ${row.label}`}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </FieldGroup>
  )
}
