/** What two sides agreed, as a Typst template (platform/pdf.ts). */
export const recordTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set text(lang: d.lang, size: 10.5pt)
#set page(paper: "a4", margin: (x: 24mm, y: 22mm), numbering: "1 / 1")
#set par(leading: 0.65em)
#show heading: it => block(above: 1.5em, below: 0.8em, it)

#strong(d.house)
#v(0.6em)
#heading(level: 1, d.title)
#d.facts.join(linebreak())

#heading(level: 2, d.subjectTitle)
#for words in d.subject { par(words) }

#heading(level: 2, d.recordTitle)
#for words in d.record { par(words) }

#heading(level: 2, d.agreedTitle)
#list(..d.agreed.map(one => [#one]))

#heading(level: 2, d.afterTitle)
#d.after
`
