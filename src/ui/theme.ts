import { clampChroma, formatHex, oklch, wcagContrast, type Oklch } from 'culori'
import type { HouseStyle } from './view.ts'

/** The steps of a colour group, named as in the NL Design System, each with its lightness in OKLCH. */
const steps = {
  'bg-document': 1,
  'bg-subtle': 0.975,
  'bg-default': 0.95,
  'bg-hover': 0.925,
  'bg-active': 0.9,
  'border-subtle': 0.83,
  'border-default': 0.6,
  'border-hover': 0.53,
  'border-active': 0.47,
  'color-subtle': 0.5,
  'color-default': 0.43,
  'color-hover': 0.37,
  'color-active': 0.31,
  'color-document': 0.24,
} as const

type Step = keyof typeof steps
type Ramp = Readonly<Record<Step, string>>

const stepNames = Object.keys(steps) as Step[] // the keys of a constant object are exactly its type

/** The colours that mean something and so stay the same in every house. */
const meanings = { info: '#1f6fb2', positive: '#2b7a3d', warning: '#b86a00', negative: '#c0272d' } as const

const white = '#ffffff'
const fontNames = {
  'source-sans-3': 'Source Sans 3',
  figtree: 'Figtree',
  'atkinson-hyperlegible-next': 'Atkinson Hyperlegible Next',
} as const satisfies Record<HouseStyle['font'], string>

/** Letters of Central Europe and Turkey, without the few that the first file has as well. */
const extendedRange = 'U+100-130,U+132-151,U+154-24F,U+1E00-1EFF'

/** Fourteen tints of one colour, as `#rrggbb`; `neutral` keeps only a breath of it. */
export function ramp(colour: string, { neutral = false } = {}): Ramp {
  const base = parse(colour)
  const chroma = neutral ? Math.min(base.c, 0.018) : base.c
  const tints = stepNames.map((step) => [step, hex({ ...base, l: steps[step], c: chromaAt(steps[step], chroma) })])
  return Object.fromEntries(tints) as Ramp // every step was mapped
}

/** Light tints fade to white, the darkest fade to ink. */
function chromaAt(lightness: number, chroma: number): number {
  if (lightness > 0.85) return chroma * Math.min(1, (1 - lightness) * 4.2)
  return chroma * (lightness < 0.3 ? 0.6 : 0.95)
}

/** The brand colour, made darker until white letters on it reach 4.5:1. */
export function buttonColour(brand: string): string {
  const colour = parse(brand)
  while (wcagContrast(hex(colour), white) < 4.5) colour.l -= 0.01
  return hex(colour)
}

function parse(colour: string): Oklch {
  const parsed = oklch(colour)
  if (parsed === undefined) throw new Error(`Not a colour: ${colour}`)
  return { ...parsed, h: parsed.h ?? 0 }
}

function hex(colour: Oklch): string {
  return formatHex(clampChroma(colour, 'oklch'))
}

type Colours = Pick<HouseStyle, 'brand' | 'accent'>

function ramps({ brand, accent }: Colours) {
  return {
    'action-1': ramp(brand),
    'accent-1': ramp(accent ?? brand),
    default: ramp(brand, { neutral: true }),
    info: ramp(meanings.info),
    positive: ramp(meanings.positive),
    warning: ramp(meanings.warning),
    negative: ramp(meanings.negative),
  }
}

export interface ContrastCheck {
  pair: string
  ink: string
  paper: string
  /** As WCAG 2 counts it, 1 to 21. */
  ratio: number
  least: number
  passes: boolean
}

/** The nine pairs of colours that a house style must pass before it is saved. */
export function contrastChecks(colours: Colours): ContrastCheck[] {
  const { 'action-1': action, default: neutral, negative, warning, positive } = ramps(colours)
  const pairs: [pair: string, ink: string, paper: string, least: number][] = [
    ['text', neutral['color-document'], white, 4.5],
    ['link', action['color-default'], white, 4.5],
    ['link-on-surface', action['color-default'], neutral['bg-subtle'], 4.5],
    ['button', white, buttonColour(colours.brand), 4.5],
    ['input-border', neutral['border-default'], white, 3],
    ['subtle-text', neutral['color-subtle'], neutral['bg-subtle'], 4.5],
    ['error', negative['color-default'], negative['bg-default'], 4.5],
    ['warning', warning['color-default'], warning['bg-default'], 4.5],
    ['success', positive['color-default'], positive['bg-default'], 4.5],
  ]
  return pairs.map(([pair, ink, paper, least]) => {
    const ratio = wcagContrast(ink, paper)
    return { pair, ink, paper, ratio, least, passes: ratio >= least }
  })
}

/** The whole style sheet of one house style; the same input gives the same bytes. */
export function themeCss(style: HouseStyle, asset: (name: string) => string): string {
  const button = buttonColour(style.brand)
  const darker = parse(button)
  const tokens = Object.entries(ramps(style)).flatMap(([group, tints]) =>
    stepNames.map((step) => `--basis-color-${group}-${step}:${tints[step]}`),
  )
  tokens.push(
    `--basis-color-action-1-inverse-bg-default:${button}`,
    `--basis-color-action-1-inverse-bg-hover:${hex({ ...darker, l: Math.max(0, darker.l - 0.07) })}`,
    `--basis-color-action-1-inverse-color-default:${white}`,
    `--basis-color-accent-1-inverse-bg-default:${style.accent ?? 'transparent'}`,
    `--basis-text-font-family-default:"${fontNames[style.font]}",system-ui,sans-serif`,
    `--basis-heading-font-family:"${fontNames[style.font]}",system-ui,sans-serif`,
    `--basis-border-radius-sm:${style.radius / 2}px`,
    `--basis-border-radius-md:${style.radius}px`,
    `--basis-border-radius-lg:${style.radius * 2}px`,
    '--basis-focus-outline-color:#0b0c0c',
    '--basis-focus-background-color:#ffdd00',
  )
  return `${fontFaces(style.font, asset)}:root{${tokens.join(';')}}`
}

/** Two files for one font: the second is only fetched by a page that has a letter from it. */
function fontFaces(font: HouseStyle['font'], asset: (name: string) => string): string {
  const face = (file: string, range = '') =>
    `@font-face{font-family:"${fontNames[font]}";font-weight:200 900;font-display:swap;` +
    `src:url(${asset(file)}) format("woff2")${range}}`
  return face(`${font}.woff2`) + face(`${font}-ext.woff2`, `;unicode-range:${extendedRange}`)
}

/** The sign of the house as a small picture for the tab of the browser, as a `data:` address. */
export function icon(style: Pick<HouseStyle, 'brand' | 'logo'>): string {
  const known = icons.get(style) ?? drawIcon(style)
  icons.set(style, known)
  return known
}

// Every page asks, and darkening the brand until it can be read takes a while.
const icons = new WeakMap<object, string>()

function drawIcon(style: Pick<HouseStyle, 'brand' | 'logo'>): string {
  const letters = style.logo.replaceAll(/[^\p{L}\p{N}]/gu, '')
  const picture =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">` +
    `<rect width="32" height="32" rx="8" fill="${buttonColour(style.brand)}"/>` +
    `<text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" text-anchor="middle" fill="#fff">` +
    `${letters}</text></svg>`
  return `data:image/svg+xml,${encodeURIComponent(picture)}`
}
