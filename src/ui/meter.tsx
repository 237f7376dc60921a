import { classNames } from './class-names.ts'

interface MeterProps {
  /** What is measured, in words, with the figure: "Nog 6 van 28 werkdagen". */
  label: string
  value: number
  max: number
  tone?: 'ok' | 'warn' | 'bad' | undefined
  labelHidden?: boolean | undefined
}

/** How much of something is used, such as the days of a term. */
export function Meter({ label, value, max, tone, labelHidden = false }: MeterProps) {
  const share = max <= 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100))
  return (
    <div class={classNames('kd-meter', tone !== undefined && `kd-meter--${tone}`)}>
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={label}>
        <rect class="kd-meter__rail" width="100" height="6" />
        <rect class="kd-meter__bar" width={share.toFixed(1)} height="6" />
      </svg>
      {!labelHidden && <span aria-hidden="true">{label}</span>}
    </div>
  )
}

interface ProgressProps {
  label: string
  /** Left out while nobody knows how much there is to do. */
  value?: number | undefined
  max?: number | undefined
}

/** How far a running task is. */
export function Progress({ label, value, max = 100 }: ProgressProps) {
  return (
    <label class="kd-progress">
      <span>{label}</span>
      <progress value={value} max={max} />
    </label>
  )
}
