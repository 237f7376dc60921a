import type { ComponentChildren } from 'preact'
import { isShown } from './shown.ts'

export interface MapShape {
  id: string
  /** The `d` of an SVG path, in the units of `width` and `height`. */
  path: string
  /** With a place for it, the name is written on the map. */
  name?: string | undefined
  x?: number | undefined
  y?: number | undefined
}

export interface MapMark {
  x: number
  y: number
  href: string
  /** Read aloud and shown on hover: "De Zonnebloem, plaats vrij" or "12 locaties, toon dit gebied groter". */
  title: string
  /** 1 is one location, more is a cluster. */
  count: number
  tone?: 'free' | 'full' | undefined
}

/** What the map was asked around. */
export interface MapSpot {
  x: number
  y: number
  /** Of the circle that was searched; leave out where it is the place that matters. */
  radius?: number | undefined
}

interface LocationMapProps {
  label: string
  width: number
  height: number
  shapes: readonly MapShape[]
  marks: readonly MapMark[]
  spot?: MapSpot | undefined
  /** Zoom links or a legend, under the map. */
  children?: ComponentChildren
}

const singleRadius = 8
const fingerRadius = 16

/** A drawn map of links. It is a view of the list beside it, never the only way to a location. */
export function LocationMap({ label, width, height, shapes, marks, spot, children }: LocationMapProps) {
  return (
    <div class="kd-map">
      <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={label}>
        <g class="kd-map__land">
          {shapes.map((shape) => (
            <path key={shape.id} d={shape.path} />
          ))}
        </g>
        <g class="kd-map__names" aria-hidden="true">
          {shapes.map((shape) => (
            <Name key={shape.id} shape={shape} />
          ))}
        </g>
        {spot !== undefined && <Circle spot={spot} />}
        {marks.map((mark) => (
          <Mark key={`${mark.href} ${mark.x} ${mark.y}`} mark={mark} />
        ))}
        {spot !== undefined && <Pin spot={spot} />}
      </svg>
      {isShown(children) && <div class="kd-map__foot">{children}</div>}
    </div>
  )
}

/** Lies under the marks, so that it hides none of them. */
function Circle({ spot: { x, y, radius } }: { spot: MapSpot }) {
  if (radius === undefined) return null
  return <circle class="kd-map__circle" cx={Math.round(x)} cy={Math.round(y)} r={Math.round(radius)} />
}

/** Lies over the marks, so that it is seen among them. */
function Pin({ spot: { x, y } }: { spot: MapSpot }) {
  const path = 'm0 0c-3 -6 -8 -9 -8 -15a8 8 0 0 1 16 0c0 6 -5 9 -8 15z'
  return <path class="kd-map__spot" d={`M${Math.round(x)} ${Math.round(y)}${path}`} />
}

function Name({ shape }: { shape: MapShape }) {
  if (shape.name === undefined || shape.x === undefined || shape.y === undefined) return null
  return (
    <text x={Math.round(shape.x)} y={Math.round(shape.y)}>
      {shape.name}
    </text>
  )
}

function Mark({ mark }: { mark: MapMark }) {
  const x = Math.round(mark.x)
  const y = Math.round(mark.y)
  const radius = markRadius(mark.count)
  const kind = mark.count > 1 ? 'cluster' : (mark.tone ?? 'plain')
  return (
    <a class={`kd-mark kd-mark--${kind}`} href={mark.href} aria-label={mark.title}>
      <title>{mark.title}</title>
      {radius < fingerRadius && <circle class="kd-mark__finger" cx={x} cy={y} r={fingerRadius} />}
      <circle cx={x} cy={y} r={radius} />
      {mark.count > 1 && (
        <text x={x} y={y} dy=".35em" aria-hidden="true">
          {mark.count}
        </text>
      )}
    </a>
  )
}

/** Grows with the root of the count, so that the area tells the number. */
export function markRadius(count: number): number {
  return count <= 1 ? singleRadius : Math.round(Math.min(24, Math.max(10, 8 + Math.sqrt(count))))
}

interface LegendItem {
  label: string
  kind: 'cluster' | 'free' | 'full' | 'plain'
}

/** What the marks mean. */
export function MapLegend({ items }: { items: readonly LegendItem[] }) {
  return (
    <ul class="kd-legend" role="list">
      {items.map((item) => (
        <li key={item.label}>
          <svg viewBox="0 0 20 20" aria-hidden="true" class={`kd-mark kd-mark--${item.kind}`}>
            <circle cx="10" cy="10" r={item.kind === 'cluster' ? 9 : 7} />
            {item.kind === 'cluster' && (
              <text x="10" y="10" dy=".35em">
                9
              </text>
            )}
          </svg>
          {item.label}
        </li>
      ))}
    </ul>
  )
}
