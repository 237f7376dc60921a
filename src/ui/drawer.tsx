import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'
import { useView } from './view.ts'

interface DrawerProps {
  id: string
  /** On the button that opens it on a phone. */
  label: string
  look?: 'menu' | 'sheet' | undefined
  /** Inside a form: a button at the foot of the sheet that sends it, such as "Toon resultaten". */
  submit?: string | undefined
  children: ComponentChildren
}

/**
 * In place where there is room; on a phone behind a button. The `popover` attribute does that without
 * script, and a browser that does not know it shows the content in place.
 */
export function Drawer({ id, label, look = 'sheet', submit, children }: DrawerProps) {
  const { t } = useView()
  return (
    <>
      <button class={classNames('kd-drawer-open', `kd-drawer-open--${look}`)} type="button" popovertarget={id}>
        {label}
      </button>
      <div class={`kd-drawer kd-drawer--${look}`} id={id} popover="auto">
        <button class="kd-drawer-close" type="button" popovertarget={id} popovertargetaction="hide">
          {t('ui.close')}
        </button>
        {children}
        {submit !== undefined && <button class="kd-btn kd-drawer__submit">{submit}</button>}
      </div>
    </>
  )
}
