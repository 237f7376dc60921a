import { useView } from './view.ts'

export interface StepBarProps {
  /** Counted from 1. */
  current: number
  total: number
}

/** How far along in a form of several pages. */
export function StepBar({ current, total }: StepBarProps) {
  const { t } = useView()
  return (
    <div class="kd-steps">
      <ol aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <li key={index} class={index + 1 < current ? 'is-done' : index + 1 === current ? 'is-current' : undefined} />
        ))}
      </ol>
      <p>{t('ui.step', { current, total })}</p>
    </div>
  )
}
