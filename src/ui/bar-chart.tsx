import type { ComponentChildren } from 'preact'

export interface ChartBar {
  label: string
  value: number
  /** Shown in the strong colour; the others quieter. */
  own?: boolean | undefined
}

interface BarChartProps {
  /** What the picture says, as a heading; left out where the page says it just above. */
  title?: string | undefined
  /** The same for who does not see it. */
  description: string
  bars: readonly ChartBar[]
  /** The figures, for who would rather read a table. */
  children?: ComponentChildren
}

const sizes = [
  { name: 'wide', width: 720, label: 240 },
  { name: 'narrow', width: 360, label: 130 },
] as const
const row = 34

/** A bar per thing counted, each with its figure. A picture of its own for a phone, so that its letters stay as large. */
export function BarChart({ title, description, bars, children }: BarChartProps) {
  return (
    <figure class="kd-chart">
      {title !== undefined && <figcaption>{title}</figcaption>}
      {sizes.map((size) => (
        <Picture key={size.name} size={size} bars={bars} description={description} />
      ))}
      {children}
    </figure>
  )
}

function Picture({
  size,
  bars,
  description,
}: Pick<BarChartProps, 'bars' | 'description'> & { size: (typeof sizes)[number] }) {
  // prettier-ignore
  const { name, width, label: start } = size
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const room = width - start - 52
  return (
    <svg
      class={`kd-chart__${name}`}
      viewBox={`0 0 ${width} ${bars.length * row + 4}`}
      role="img"
      aria-label={description}
    >
      {bars.map(({ label, value, own = true }, index) => {
        const length = Math.round((value / most) * room * 10) / 10
        return (
          <g key={label} transform={`translate(0 ${index * row})`}>
            <text x={start - 10} y={21} text-anchor="end">
              {label}
            </text>
            <rect
              class={own ? 'kd-chart__bar' : 'kd-chart__bar kd-chart__bar--quiet'}
              x={start}
              y={5}
              width={Math.max(length, 1)}
              height={24}
            />
            <text class="kd-chart__figure" x={start + length + 8} y={22}>
              {value}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
