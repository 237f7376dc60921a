import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { ViewContext, type View } from './view.ts'

/** A whole document: `node` is a `<Page>`. */
export function renderPage(node: ComponentChildren, view: View): string {
  return `<!doctype html>${renderPart(node, view)}`
}

/** A part of a page, for an answer that htmx puts in place. */
export function renderPart(node: ComponentChildren, view: View): string {
  return renderToString(<ViewContext.Provider value={view}>{node}</ViewContext.Provider>)
}
