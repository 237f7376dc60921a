import { FieldFrame, inputAria, useField, type FieldProps } from './field.tsx'

interface FileFieldProps extends FieldProps {
  /** Such as `.csv,.xlsx`. Say the limits in the hint: kind and size. */
  accept?: string | undefined
  multiple?: boolean | undefined
}

/** Needs `<Form files>`. The chosen names are listed under it when the page has script. */
export function FileField(props: FileFieldProps) {
  const field = useField(props)
  return (
    <FieldFrame field={field} own={props}>
      <input
        class="kd-input kd-input--file"
        type="file"
        id={field.id}
        name={field.name}
        accept={props.accept}
        multiple={props.multiple}
        {...inputAria(field)}
      />
      {props.multiple === true && <ul class="kd-files" data-files-of={field.id} hidden />}
    </FieldFrame>
  )
}
