import type { ComponentChildren } from 'preact'

export interface ChartPoint {
  x: number
  y: number
}

export interface ChartRange {
  x: number
  low: number
  high: number
}

export interface ChartTick {
  at: number
  label: string
}

interface LineChartProps {
  /** What the picture says, as a heading. */
  title: string
  /** The same for who does not see it. */
  description: string
  line: readonly ChartPoint[]
  /** Between what the line may lie; left out where it is certain. */
  range?: readonly ChartRange[] | undefined
  /** The reader's own point, with its figure. */
  own: ChartPoint & { label: string }
  xLabel: string
  yLabel: string
  /** From the least to the most that is drawn. */
  xTicks: readonly ChartTick[]
  yTicks: readonly ChartTick[]
  /** The figures, for who would rather read a table. */
  children: ComponentChildren
}

interface Size {
  name: 'wide' | 'narrow'
  width: number
  height: number
}

const sizes: readonly Size[] = [
  { name: 'wide', width: 720, height: 320 },
  { name: 'narrow', width: 360, height: 300 },
]
const margin = { top: 34, right: 22, bottom: 46, left: 58 }

/** One line with the own point on it. A picture of its own for a phone, so that its letters stay as large. */
export function LineChart(props: LineChartProps) {
  const { title, children } = props
  return (
    <figure class="kd-chart">
      <figcaption>{title}</figcaption>
      {sizes.map((size) => (
        <Picture key={size.name} {...props} size={size} />
      ))}
      {children}
    </figure>
  )
}

function Picture({ size, ...props }: LineChartProps & { size: Size }) {
  const { line, range = [], own, xLabel, yLabel, description } = props
  const at = scales(props, size)
  const xTicks = size.name === 'wide' ? props.xTicks : props.xTicks.filter((_, index) => index % 2 === 0)
  const bottom = size.height - margin.bottom
  const [ownX, ownY] = [at.x(own.x), at.y(own.y)]
  return (
    <svg
      class={`kd-chart__${size.name}`}
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={description}
    >
      <text class="kd-chart__axis" x={0} y={16}>
        {yLabel}
      </text>
      {props.yTicks.map(({ at: y, label }) => (
        <g key={y}>
          <line class="kd-chart__grid" x1={margin.left} x2={size.width - margin.right} y1={at.y(y)} y2={at.y(y)} />
          <text class="kd-chart__tick kd-chart__tick--y" x={margin.left - 8} y={at.y(y) + 5}>
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ at: x, label }) => (
        <text key={x} class="kd-chart__tick" x={at.x(x)} y={bottom + 20}>
          {label}
        </text>
      ))}
      <text class="kd-chart__axis kd-chart__axis--x" x={size.width - margin.right} y={size.height - 6}>
        {xLabel}
      </text>
      {range.length > 0 && <path class="kd-chart__range" d={rangePath(range, at)} />}
      <path class="kd-chart__line" d={linePath(line, at)} />
      <line class="kd-chart__drop" x1={ownX} x2={ownX} y1={ownY} y2={bottom} />
      <circle class="kd-chart__own" cx={ownX} cy={ownY} r={7} />
      <text class="kd-chart__label" text-anchor={anchorOf(ownX, size.width)} x={ownX} y={Math.max(ownY - 14, 14)}>
        {own.label}
      </text>
    </svg>
  )
}

/** Near an edge the figure reads away from it. */
const anchorOf = (x: number, width: number): 'start' | 'middle' | 'end' =>
  x < margin.left + 60 ? 'start' : x > width - margin.right - 60 ? 'end' : 'middle'

interface Scales {
  x(value: number): number
  y(value: number): number
}

/** Rounded, so that the picture stays small. */
function scales({ xTicks, yTicks }: LineChartProps, { width, height }: Size): Scales {
  const along = (ticks: readonly ChartTick[], from: number, to: number) => {
    const [least, most] = [ticks[0]?.at ?? 0, ticks.at(-1)?.at ?? 1]
    return (value: number) => Math.round((from + ((value - least) / (most - least || 1)) * (to - from)) * 10) / 10
  }
  return {
    x: along(xTicks, margin.left, width - margin.right),
    y: along(yTicks, height - margin.bottom, margin.top),
  }
}

const linePath = (points: readonly ChartPoint[], at: Scales): string =>
  points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${at.x(x)} ${at.y(y)}`).join('')

function rangePath(range: readonly ChartRange[], at: Scales): string {
  const above = range.map(({ x, high }) => ({ x, y: high }))
  const below = range.map(({ x, low }) => ({ x, y: low })).toReversed()
  return `${linePath([...above, ...below], at)}Z`
}
