/** What the template prints: the words of the mail, for a family without an address to mail to. */
export interface ReminderOnPaper {
  readonly lang: string
  readonly title: string
  readonly sender: string
  readonly help: string
  readonly to: string
  readonly date: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  readonly closing: string
}

/** A letter to hand over or to post, as accessible PDF (platform/pdf.ts). The data are a `ReminderOnPaper`. */
export const reminderTemplate = `
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title, author: d.sender)
#set text(lang: d.lang, size: 11.5pt)
#set page(paper: "a4", margin: (x: 25mm, top: 20mm, bottom: 20mm), footer: text(size: 9pt, d.help))
#set par(leading: 0.7em, spacing: 1.1em)

#text(weight: "bold", d.sender)

#v(18mm)
#d.to

#v(22mm)
#d.date

#show heading: set text(size: 14pt)
#heading(level: 1, d.title)
#v(2mm)
#d.greeting

#for paragraph in d.paragraphs { par(paragraph) }

#d.closing \\
#d.sender
`
