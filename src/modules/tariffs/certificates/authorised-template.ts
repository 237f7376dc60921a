/** The sheet of authorised persons as a Typst template (platform/pdf.ts). The data are an `AuthorisedSheet`. */
export const authorisedTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.desk)
#set text(lang: d.lang, size: 10.5pt)
#set page(paper: "a4", flipped: d.columns.len() > 4, margin: (x: 20mm, y: 18mm), numbering: "1 / 1")

#heading(level: 1, d.title)
#v(2mm)
#strong(d.desk)

#d.intro

#table(
  columns: d.columns.map(_ => 1fr),
  inset: 6pt,
  stroke: 0.5pt + luma(140),
  table.header(..d.columns.map(label => strong(label))),
  ..d.rows.flatten(),
)

#d.declaration

#for line in d.foot [
  #v(5mm)
  #line: #box(width: 60mm, repeat[.])
]
`
