/** The letter of a judgement as a Typst template (platform/pdf.ts). */
export const judgementTemplate = `
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

#for words in d.intro { par(words) }

#for part in d.parts {
  heading(level: 2, part.title)
  strong(part.outcome)
  parbreak()
  for words in part.reasons { par(words) }
}

#heading(level: 2, d.measuresTitle)
#if d.measures.len() == 0 { for words in d.noMeasures { par(words) } } else {
  list(..d.measures.map(one => [#one]))
}

#heading(level: 2, d.waysTitle)
#for words in d.waysInside { par(words) }
#d.waysIntro
#if d.ways.len() > 0 { list(..d.ways.map(one => [#one])) }

#v(1.2em)
#d.signed.join(linebreak())
`
