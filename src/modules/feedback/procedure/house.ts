// Where a house says how it handles what people say, and where one tells it.
interface Named {
  readonly slug: string
  readonly kind: string
}

export const procedurePath = ({ slug }: Pick<Named, 'slug'>): string => `/klachten/${slug}`

export const embedPath = ({ slug }: Pick<Named, 'slug'>): string => `/klachten/${slug}/ingebed`

/** The form with this house filled in; `embed` where one comes from its own website. */
export function tellPath({ slug, kind }: Named, from: 'web' | 'embed' = 'web'): string {
  const house = kind === 'desk' ? `loket=${slug}` : `bij=${slug}`
  return `/reactie/nieuw?${house}${from === 'embed' ? '&via=embed' : ''}`
}

/** What a house puts in its own website. */
export const embedSnippet = (address: string, title: string): string =>
  `<iframe src="${address}" title="${title.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}" width="100%" height="300"></iframe>`
