import { Fragment } from 'preact'
import { type Block, type Inline, readMarkup } from '../lib/plain-markup.ts'

interface ProseProps {
  /** In the small markup of `lib/plain-markup.ts`. */
  text: string
  /** Of the headings inside. */
  level?: 2 | 3 | 4 | undefined
  lang?: string | undefined
}

/** A text that staff wrote. */
export function Prose({ text, level = 3, lang }: ProseProps) {
  return (
    <div class="kd-prose" lang={lang}>
      {readMarkup(text).map((block, index) => (
        <BlockShown key={index} block={block} level={level} />
      ))}
    </div>
  )
}

function BlockShown({ block, level }: { block: Block; level: 2 | 3 | 4 }) {
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item, index) => (
          <li key={index}>
            <Words of={item} />
          </li>
        ))}
      </ul>
    )
  const Heading = `h${level}` as const
  const lines = block.lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      <Words of={line} />
    </Fragment>
  ))
  return block.kind === 'heading' ? <Heading>{lines}</Heading> : <p>{lines}</p>
}

function Words({ of: parts }: { of: readonly Inline[] }) {
  return (
    <>
      {parts.map(({ text, href }, index) =>
        href === undefined ? (
          text
        ) : (
          <a key={index} href={href}>
            {text}
          </a>
        ),
      )}
    </>
  )
}
