/**
 * The htmx attributes that the house allows, typed. `hx-on` and `js:` are left out on purpose:
 * they need `unsafe-eval`, which the content security policy refuses.
 */
export interface Htmx {
  get?: string | undefined
  post?: string | undefined
  target: string
  select?: string | undefined
  /** Also replaced, wherever it stands on the page. */
  selectOob?: string | undefined
  swap?: 'innerHTML' | 'outerHTML' | 'innerMorph' | 'outerMorph' | undefined
  trigger?: string | undefined
  pushUrl?: boolean | undefined
  sync?: string | undefined
}

export function htmxAttributes(htmx: Htmx | undefined): Record<string, string | undefined> {
  if (htmx === undefined) return {}
  return {
    'hx-get': htmx.get,
    'hx-post': htmx.post,
    'hx-target': htmx.target,
    'hx-select': htmx.select,
    'hx-select-oob': htmx.selectOob,
    'hx-swap': htmx.swap,
    'hx-trigger': htmx.trigger,
    'hx-push-url': htmx.pushUrl === true ? 'true' : undefined,
    'hx-sync': htmx.sync,
  }
}
