import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

/** A document could not be made. Says which part of the template stumbled, and nothing of what was to be printed. */
export class PdfFault extends Error {
  override readonly name = 'PdfFault'
}

let compiler: Promise<NodeCompiler> | undefined

/**
 * Prints a Typst template as a tagged PDF/UA-1. Takes some ten milliseconds of this process: call it from a job.
 * The template reads its data with `#let d = json(bytes(sys.inputs.data))`, so that nothing a person typed is ever markup, and
 * sets `#set document(title: d.title)` and `#set text(lang: d.lang)`, without which there is no accessible PDF.
 * @throws PdfFault
 */
export async function makePdf(template: string, data: object): Promise<Buffer> {
  const typst = await (compiler ??= openCompiler())
  const compiled = typst.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (!document) throw new PdfFault(faultsOf(compiled.takeDiagnostics()?.shortDiagnostics ?? []))
  try {
    return typst.pdf(document, { pdfStandard: 'ua-1' })
  } catch (cause) {
    // A name in letters that no font here has: a box in a tagged document is better than no letter at all.
    if (String(cause).includes('could not be displayed')) return typst.pdf(document, {})
    throw new PdfFault(messagesIn(String(cause)).map(withoutQuotes).join('; '))
  } finally {
    typst.evictCache(0) // what was compiled holds what was printed
  }
}

// Loaded when first needed: the house also starts where no binary of the compiler fits the machine.
async function openCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return NodeCompiler.create()
}

const faultsOf = (diagnostics: readonly { message?: unknown }[]): string =>
  diagnostics.map(({ message }) => withoutQuotes(String(message))).join('; ')

// The exporter says what is wrong in one long word: `[SourceDiagnostic { …, message: "…", … }]`.
const messagesIn = (fault: string): string[] =>
  [...fault.matchAll(/message: "((?:[^"\\]|\\.)*)"/g)].map(([, message = '']) => message)

// What stands between quotes may be what a person typed.
const withoutQuotes = (words: string): string => words.replaceAll(/`[^`]*`|\\?"[^"]*"/g, '…')
