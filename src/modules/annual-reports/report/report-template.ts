/** The report as a Typst template (platform/pdf.ts). */
export const reportTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(lang: d.lang, size: 10.5pt)
#set page(paper: "a4", margin: (x: 22mm, y: 22mm), numbering: "1 / 1")
#set par(leading: 0.65em)
#show heading: it => block(above: 1.5em, below: 0.8em, it)
#set table(stroke: 0.5pt + luma(160), inset: 6pt)

#strong(d.house)
#v(0.6em)
#heading(level: 1, d.title)
#d.facts.join(linebreak())

#for words in d.intro { par(words) }

#let grid-of(one) = table(
  columns: one.widths.map(w => w * 1fr),
  table.header(..one.head.map(cell => text(size: 9pt, strong(cell)))),
  ..one.rows.flatten().map(cell => [#cell]),
)

#for part in d.parts {
  heading(level: 2, part.title)
  for words in part.words { par(words) }
  if part.list.len() > 0 { list(..part.list.map(one => [#one])) }
  if part.table != none and part.table.rows.len() > 0 { grid-of(part.table) }
  for words in part.after { par(words) }
}
`
