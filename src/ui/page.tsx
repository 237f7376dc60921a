import type { ComponentChildren } from 'preact'
import { ErrorSummary } from './error-summary.tsx'
import { Footer } from './footer.tsx'
import type { FormError } from './form.tsx'
import { Head } from './head.tsx'
import { Header } from './header.tsx'
import { isShown } from './shown.ts'
import { StepBar, type StepBarProps } from './step-bar.tsx'
import { Cluster } from './tag.tsx'
import { classNames } from './class-names.ts'
import { useView, type NavItem } from './view.ts'

export interface PageProps {
  /** The title of the window and, unless `ownHeading`, the heading of the page. */
  title: string
  /** For search engines; only on public pages. */
  description?: string | undefined
  /** The one address of what is shown, where more lead to it. */
  canonical?: string | undefined
  /** The page brings its own `h1`: a `<Panel>`, or a field with `heading`. */
  ownHeading?: boolean | undefined
  /** Beside the heading, as `<Tag>`s. */
  tags?: ComponentChildren
  /** Under the heading, in quiet letters. */
  intro?: ComponentChildren
  /** One step back, above everything. */
  back?: NavItem | undefined
  crumbs?: readonly NavItem[] | undefined
  step?: StepBarProps | undefined
  /** Shows the summary and puts "Fout: " before the title. */
  errors?: readonly FormError[] | undefined
  /** An `<Alert live>` about what just happened. */
  notice?: ComponentChildren
  /** Beside the page on the right; on a phone below it. */
  aside?: ComponentChildren
  /** A `<SideNav>` on the left. */
  side?: ComponentChildren
  /** Closer together, for who works here all day. */
  dense?: boolean | undefined
  htmx?: boolean | undefined
  /** Further scripts, by the name of their file: `finder-map.js`. */
  scripts?: readonly string[] | undefined
  children: ComponentChildren
}

/** A whole page of the house. */
export function Page(props: PageProps) {
  const { lang } = useView()
  const top = <Top {...props} />
  // In a form the heading stands with the questions; elsewhere it stands above all columns.
  const inColumn = props.step !== undefined
  return (
    <html lang={lang}>
      <Head {...props} />
      <body class={props.dense === true ? 'kd-dense' : undefined}>
        <SkipLink />
        <Header />
        <div class="kd-wrap">
          <Trail back={props.back} crumbs={props.crumbs} />
          <main id="main" tabindex={-1}>
            {!inColumn && top}
            <Columns side={props.side} aside={props.aside}>
              {inColumn && top}
              {props.children}
            </Columns>
          </main>
        </div>
        <Footer />
      </body>
    </html>
  )
}

function Top({ notice, errors = [], step, ownHeading = false, title, tags, intro }: PageProps) {
  return (
    <>
      {notice}
      <ErrorSummary errors={errors} />
      {step !== undefined && <StepBar {...step} />}
      {!ownHeading && (
        <div class="kd-title">
          <h1>{title}</h1>
          {isShown(tags) && <Cluster>{tags}</Cluster>}
        </div>
      )}
      {isShown(intro) && <div class="kd-intro">{intro}</div>}
    </>
  )
}

interface ColumnsProps {
  side: ComponentChildren
  aside: ComponentChildren
  children: ComponentChildren
}

function Columns({ side, aside, children }: ColumnsProps) {
  const { t } = useView()
  if (!isShown(side) && !isShown(aside)) return <>{children}</>
  return (
    <div class={classNames('kd-page', isShown(side) && 'kd-page--side', isShown(aside) && 'kd-page--aside')}>
      {isShown(side) && <div>{side}</div>}
      <div>{children}</div>
      {isShown(aside) && (
        <aside class="kd-stack" aria-label={t('ui.aside')}>
          {aside}
        </aside>
      )}
    </div>
  )
}

function SkipLink() {
  const { t } = useView()
  return (
    <a class="kd-skip" href="#main">
      {t('ui.skip')}
    </a>
  )
}

function Trail({ back, crumbs }: { back: NavItem | undefined; crumbs: readonly NavItem[] | undefined }) {
  const { t } = useView()
  if (back !== undefined) {
    return (
      <nav class="kd-trail" aria-label={t('ui.crumbs')}>
        <a class="kd-back" href={back.href}>
          {back.label}
        </a>
      </nav>
    )
  }
  if (crumbs === undefined || crumbs.length === 0) return null
  return (
    <nav class="kd-trail kd-crumbs" aria-label={t('ui.crumbs')}>
      <ol role="list">
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
