import type { PageProps } from './page.tsx'
import { icon } from './theme.ts'
import { useView } from './view.ts'

type HeadProps = Pick<PageProps, 'title' | 'description' | 'canonical' | 'errors' | 'htmx' | 'scripts'>

/** The head of a document: title, styles, fonts, scripts. */
export function Head({ title, description, canonical, errors = [], htmx = false, scripts = [] }: HeadProps) {
  const { t, style, asset, themeUrl } = useView()
  const names = [title, style.tagline, style.name].filter((name) => name !== undefined)
  const prefix = errors.length > 0 ? `${t('ui.error.prefix')}: ` : ''
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{prefix + names.join(' – ')}</title>
      {description !== undefined && <meta name="description" content={description} />}
      {canonical !== undefined && <link rel="canonical" href={canonical} />}
      <link rel="icon" href={icon(style)} type="image/svg+xml" />
      <link rel="preload" href={asset(`${style.font}.woff2`)} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={asset('kd.css')} />
      <link rel="stylesheet" href={themeUrl} />
      {htmx && <script src={asset('htmx.js')} defer />}
      {['page.js', ...scripts].map((script) => (
        <script key={script} type="module" src={asset(script)} />
      ))}
    </head>
  )
}
