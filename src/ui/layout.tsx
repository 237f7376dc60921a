import type { ComponentChildren } from 'preact'
import { classNames } from './class-names.ts'

interface SectionProps {
  title: string
  id?: string | undefined
  /** The heading is only read aloud. */
  titleHidden?: boolean | undefined
  /** Of no use on paper: a form, for instance. */
  screenOnly?: boolean | undefined
  children: ComponentChildren
}

/** A part of a page under its own heading. */
export function Section({ title, id, titleHidden = false, screenOnly = false, children }: SectionProps) {
  return (
    <section class={classNames('kd-section', screenOnly && 'kd-screen')} id={id}>
      <h2 class={titleHidden ? 'kd-hidden' : undefined}>{title}</h2>
      {children}
    </section>
  )
}

/** Blocks below each other with even room between. */
export function Stack({ children }: { children: ComponentChildren }) {
  return <div class="kd-stack">{children}</div>
}

/** Blocks beside each other, as many as fit. */
export function Grid({ children }: { children: ComponentChildren }) {
  return <div class="kd-columns">{children}</div>
}

interface SearchLayoutProps {
  /** A `<Form method="get">` with the search box, then the further filters in a `<Drawer>`. */
  form: ComponentChildren
  results: ComponentChildren
  map?: ComponentChildren
}

/** Form, results and map beside each other; on a phone the map comes last, under `#map`. */
export function SearchLayout({ form, results, map }: SearchLayoutProps) {
  return (
    <div class={map === undefined ? 'kd-search' : 'kd-search kd-search--map'}>
      <div>{form}</div>
      <div>{results}</div>
      {map !== undefined && (
        <div class="kd-search__map" id="map">
          {map}
        </div>
      )}
    </div>
  )
}

/** Words of a person as they were typed, with their line breaks. */
export function Quote({ children }: { children: string }) {
  return <blockquote class="kd-quote">{children}</blockquote>
}

/** A longer text of a person: an empty line begins a paragraph, a line break stays one. */
export function Paragraphs({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((one) => one.trim() !== '')
  return (
    <>
      {paragraphs.map((one, index) => (
        <p key={index} class="kd-said">
          {one.trim()}
        </p>
      ))}
    </>
  )
}

/** A narrow block in the middle of the page: logging in, a code, an invitation. */
export function Narrow({ children }: { children: ComponentChildren }) {
  return <div class="kd-narrow">{children}</div>
}
