/** The agreement sheet as a Typst template (platform/pdf.ts): headings, a list of labelled lines, blanks to write on. */
export const agreementTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(lang: d.lang, size: 10.5pt)
#set page(paper: "a4", margin: (x: 22mm, y: 20mm), numbering: "1 / 1")
#set par(leading: 0.62em)
#show heading: it => block(above: 1.5em, below: 0.8em, it)

#heading(level: 1, d.title)
#d.intro

#for rubric in d.rubrics {
  heading(level: 2, rubric.title)
  if rubric.law != none { emph(rubric.law); parbreak() }
  for line in rubric.lines {
    block(below: 0.85em, above: if line.value == none { 1.4em } else { 0.85em })[
      #strong(if line.label.ends-with("?") { line.label } else { line.label + ":" })
      #if line.value != none [ #line.value ] else [
        #text(fill: luma(90), size: 9pt)[(#d.blank)]
        #box(width: 1fr, repeat[.])
      ]
    ]
  }
}

#v(1em)
#text(size: 9pt, d.foot)
`
