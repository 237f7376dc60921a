import { Fragment, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Lang, Text } from '../text-keys.ts'
import { buttonColour } from '../ui/theme.ts'
import type { HouseStyle } from '../ui/view.ts'

/** For whom a letter is written: his language, and the house it comes from. */
export interface LetterView {
  readonly t: Text
  readonly lang: Lang
  readonly style: Pick<HouseStyle, 'name' | 'brand' | 'phone' | 'hours'>
}

/** A paragraph of ours, or words of a person as they were typed. */
export type LetterParagraph = string | { readonly quote: string }

export interface LetterContent {
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly LetterParagraph[]
  /** The one thing to do; its address is also written out. */
  readonly button?: { readonly label: string; readonly url: string } | undefined
  /** Below the button: how long it holds, what to do if this letter is a mistake. */
  readonly after?: readonly string[]
  readonly closing: string
}

export interface RenderedLetter {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The words of a letter in the two forms that mail programs show. */
export function renderLetter(view: LetterView, letter: LetterContent): RenderedLetter {
  return { subject: letter.subject, text: asText(view, letter), html: asHtml(view, letter) }
}

function asText(
  { t, style }: LetterView,
  { greeting, paragraphs, button, after = [], closing }: LetterContent,
): string {
  const blocks = [
    greeting,
    ...paragraphs.map((paragraph) => (typeof paragraph === 'string' ? paragraph : quoted(paragraph.quote))),
    ...(button ? [`${button.label}:\n${button.url}`] : []),
    ...after,
    `${closing}\n${style.name}`,
    ...help(t, style),
  ]
  return `${blocks.join('\n\n')}\n`
}

const quoted = (words: string) =>
  linesOf(words)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')

const linesOf = (words: string) => words.split(/\r\n|\r|\n/)

function help(t: Text, { phone, hours }: LetterView['style']): string[] {
  if (phone === null) return []
  return [hours === null ? t('platform.letter.call', { phone }) : t('platform.letter.call-hours', { phone, hours })]
}

function asHtml(view: LetterView, letter: LetterContent): string {
  return `<!doctype html>${renderToString(<LetterPage view={view} letter={letter} />)}`
}

// Mail programs know no style sheets of ours: here, and only here, the style stands with the element.
const ink = '#1b1f23'
const quiet = '#565d66'
const sans = 'font-family:-apple-system,Segoe UI,Helvetica,Arial,sans-serif'
const styles = {
  body: `margin:0;padding:0;background:#f3f4f6;color:${ink};${sans};font-size:17px;line-height:1.5`,
  sheet: 'max-width:600px;margin:0 auto;background:#ffffff',
  inside: 'padding:8px 24px 24px',
  quote: `margin:0 0 16px;padding:4px 0 4px 16px;border-left:4px solid #d5d9de`,
  paragraph: 'margin:0 0 16px',
  small: `margin:0 0 16px;color:${quiet};font-size:15px;overflow-wrap:anywhere`,
  foot: `padding:16px 24px;border-top:1px solid #d5d9de;color:${quiet};font-size:15px`,
} as const

function LetterPage({ view: { t, lang, style }, letter }: { view: LetterView; letter: LetterContent }): VNode {
  const colour = buttonColour(style.brand)
  const { subject, greeting, paragraphs, button, after = [], closing } = letter
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <title>{subject}</title>
      </head>
      <body style={styles.body}>
        <div style={styles.sheet}>
          <div style={`padding:16px 24px;border-top:6px solid ${colour}`}>
            <strong style={`color:${colour};font-size:19px`}>{style.name}</strong>
          </div>
          <div style={styles.inside}>
            <p style={styles.paragraph}>{greeting}</p>
            {paragraphs.map((paragraph, index) => (
              <Paragraph key={index} paragraph={paragraph} />
            ))}
            {button && <LetterButton {...button} colour={colour} hint={t('platform.letter.copy-link')} />}
            {after.map((words) => (
              <p key={words} style={styles.paragraph}>
                {words}
              </p>
            ))}
            <p style="margin:0">
              {closing}
              <br />
              {style.name}
            </p>
          </div>
          {style.phone !== null && <div style={styles.foot}>{help(t, style)}</div>}
        </div>
      </body>
    </html>
  )
}

function Paragraph({ paragraph }: { paragraph: LetterParagraph }) {
  if (typeof paragraph === 'string') return <p style={styles.paragraph}>{paragraph}</p>
  return (
    <blockquote style={styles.quote}>
      {linesOf(paragraph.quote).map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </blockquote>
  )
}

function LetterButton({ label, url, colour, hint }: { label: string; url: string; colour: string; hint: string }) {
  const look = `display:inline-block;padding:12px 20px;border-radius:6px;background:${colour};color:#ffffff;font-weight:600;text-decoration:none`
  return (
    <>
      <p style="margin:24px 0 16px">
        <a href={url} style={look}>
          {label}
        </a>
      </p>
      <p style={styles.small}>
        {hint}
        <br />
        <a href={url} style={`color:${colour}`}>
          {url}
        </a>
      </p>
    </>
  )
}
