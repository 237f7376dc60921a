/**
 * A letter for an envelope with a window, as accessible PDF. The data are a `PaperContent`; nothing typed by a person is markup.
 * Written in Typst: https://typst.app/docs/reference/
 */
export const paperTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.sender)
#set text(lang: d.lang, font: "Libertinus Serif", size: 11.5pt)
#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 20mm), footer: text(size: 9pt, d.help))
#set par(leading: 0.7em, spacing: 1.1em)

#text(weight: "bold", d.sender)

#v(18mm)
#for line in d.address [#line #linebreak()]

#v(14mm)
#d.date

#show heading: set text(size: 14pt)
#heading(level: 1, d.title)
#v(2mm)
#d.greeting

#for paragraph in d.paragraphs {
  if paragraph.quote { quote(block: true, paragraph.words) } else { par(paragraph.words) }
}

#d.wayBack

#d.closing \\
#d.sender
`
