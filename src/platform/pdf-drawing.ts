import { inflateSync } from 'node:zlib'
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFContext,
  PDFInvalidObject,
  type PDFObject,
  PDFObjectCopier,
  PDFPage,
  PDFPageLeaf,
  PDFParser,
  PDFRawStream,
  type PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'
import { withoutCameraWords } from '../lib/jpeg-segments.ts'

export type PdfRefusal = 'encrypted' | 'broken' | 'too_many_pages'

export const mostPages = 500
/** What the lists of objects of a PDF may unpack to: far above any real letter, far below our memory. */
const mostUnpacked = 64 * 1024 * 1024

/**
 * A PDF written anew from what its pages draw. Nothing else comes along: no script, action, form, link, sound, film or file inside it, no
 * name of who wrote it, no camera words in its photos, nothing that hung before or behind it. Reads what strangers send: run it where it
 * can be stopped.
 */
export async function onlyDrawn(bytes: Uint8Array): Promise<Uint8Array | { readonly refusal: PdfRefusal }> {
  const parser = new BoundedParser(bytes)
  const source = await parser.parseDocument().catch(() => undefined)
  if (parser.overflowed || !source) return { refusal: 'broken' }
  if (source.trailerInfo.Encrypt) return { refusal: 'encrypted' }
  const root = source.lookup(source.trailerInfo.Root)
  if (!(root instanceof PDFDict)) return { refusal: 'broken' }
  const leaves = pagesBelow(root.lookup(name('Pages')))
  if (leaves.length === 0) return { refusal: 'broken' }
  if (leaves.length > mostPages) return { refusal: 'too_many_pages' }
  leaves.forEach(keepDrawing)
  for (const [ref, object] of source.enumerateIndirectObjects()) {
    // Written out as it came, because nobody could read it.
    if (object instanceof PDFInvalidObject) source.delete(ref)
    else scrub(object)
  }
  return written(leaves, source)
}

/** Lists of objects are packed. They are unpacked here first, where there is a bound, and never twice around each other. */
class BoundedParser extends PDFParser {
  overflowed = false
  #left = mostUnpacked

  constructor(bytes: Uint8Array) {
    super(bytes, Number.POSITIVE_INFINITY, false)
  }

  override parseObject(ref?: PDFRef): PDFObject {
    const object = super.parseObject(ref)
    if (object instanceof PDFRawStream && this.#isList(object)) this.#bound(object)
    return object
  }

  #isList({ dict }: PDFRawStream): boolean {
    const type = dict.lookup(name('Type'))
    return type === name('ObjStm') || type === name('XRef')
  }

  #bound({ dict, contents }: PDFRawStream): void {
    const filter = onlyFilter(dict)
    if (filter === undefined) return
    try {
      if (filter !== name('FlateDecode')) throw new Error('packed in another way')
      this.#left -= inflateSync(contents, { maxOutputLength: this.#left }).length
    } catch (fault) {
      this.overflowed = true
      throw fault
    }
  }
}

const name = (word: string) => PDFName.of(word)

/** The pages in their order; a tree that holds itself, or is deeper than any real one, ends. */
function pagesBelow(tree: PDFObject | undefined, seen = new Set<PDFObject>()): PDFPageLeaf[] {
  if (!(tree instanceof PDFDict) || seen.has(tree) || seen.size > 4 * mostPages) return []
  seen.add(tree)
  if (tree instanceof PDFPageLeaf) return [tree]
  const kids = tree.lookup(name('Kids'))
  return kids instanceof PDFArray ? items(kids).flatMap((kid) => pagesBelow(kid, seen)) : []
}

const items = (list: PDFArray): (PDFObject | undefined)[] => list.asArray().map((_, index) => list.lookup(index))

const ofPage = [
  'Type',
  'Parent',
  'Resources',
  'MediaBox',
  'CropBox',
  'Rotate',
  'Contents',
  'Annots',
  'UserUnit',
  'Group',
]
const ofNote = ['Rect', 'AP', 'AS', 'F']
/** Notes that are a drawing: a stamp, a mark, what was filled in. Not a link, a film, a sound, a file. */
const drawnNotes = new Set(
  'Text FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Widget'
    .split(' ')
    .map(name),
)

/** Of a page what draws it; of its notes only how they look: a filled-in box stays to read and is no box any more. */
function keepDrawing(page: PDFPageLeaf): void {
  keepOnly(page, ofPage)
  const notes = page.lookup(name('Annots'))
  const drawn = (notes instanceof PDFArray ? items(notes) : []).filter(
    (note) => note instanceof PDFDict && drawnNotes.has(note.lookup(name('Subtype')) as PDFName),
  )
  const kept = drawn.map((note) => stampOf(note as PDFDict))
  if (kept.length > 0) page.set(name('Annots'), page.context.obj(kept))
  else page.delete(name('Annots'))
}

function stampOf(note: PDFDict): PDFDict {
  const stamp = note.clone()
  keepOnly(stamp, ofNote)
  stamp.set(name('Type'), name('Annot'))
  stamp.set(name('Subtype'), name('Stamp'))
  const looks = stamp.lookup(name('AP'))
  // How it looks under a mouse is for a viewer that reacts.
  if (looks instanceof PDFDict) stamp.set(name('AP'), onlyAtRest(looks))
  return stamp
}

function onlyAtRest(looks: PDFDict): PDFDict {
  const rest = looks.clone()
  keepOnly(rest, ['N'])
  return rest
}

function keepOnly(dict: PDFDict, wanted: readonly string[]): void {
  const kept = new Set(wanted.map(name))
  for (const key of dict.keys()) if (!kept.has(key)) dict.delete(key)
}

/** Beside what a stream draws: who made it and when, another document in its place, bytes in a file elsewhere. */
const neverOfStream =
  'Metadata PieceInfo LastModified OPI Ref AF OC Measure PtData StructParent StructParents F FFilter FDecodeParms'
    .split(' ')
    .map(name)

/** No drawing needs them; a page that was built to smuggle may hold them all the same. */
const acts = new Set(
  'JavaScript Launch GoToR GoToE URI SubmitForm ImportData Rendition RichMediaExecute'.split(' ').map(name),
)

function scrub(object: PDFObject | undefined): void {
  if (object instanceof PDFArray) object.asArray().forEach(scrub)
  if (object instanceof PDFStream) {
    for (const key of neverOfStream) object.dict.delete(key)
    scrub(object.dict)
    if (object instanceof PDFRawStream) cleanStream(object)
  }
  if (!(object instanceof PDFDict)) return
  const [type, kind] = [object.lookup(name('Type')), object.lookup(name('S'))]
  if (type === name('Filespec') || acts.has(kind as PDFName) || object.has(name('JS'))) keepOnly(object, [])
  if (object.has(name('Font')) || object.has(name('XObject'))) object.delete(name('Properties'))
  for (const value of object.values()) scrub(value)
}

function cleanStream(stream: PDFRawStream): void {
  const { dict, contents } = stream
  // A program in PostScript in the place of a picture: old printers ran it.
  if (dict.lookup(name('Subtype')) === name('PS')) Object.assign(stream, { contents: new Uint8Array() })
  const photo = onlyFilter(dict) === name('DCTDecode') ? withoutCameraWords(contents) : undefined
  if (photo) Object.assign(stream, { contents: photo })
}

function onlyFilter(dict: PDFDict): PDFObject | undefined {
  const filter = dict.lookup(name('Filter'))
  return filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter
}

async function written(leaves: readonly PDFPageLeaf[], source: PDFContext): Promise<Uint8Array> {
  const target = await PDFDocument.create({ updateMetadata: false })
  const copier = PDFObjectCopier.for(source, target.context)
  for (const leaf of leaves) {
    const copy = copier.copy(leaf)
    target.addPage(PDFPage.of(copy, target.context.register(copy), target))
  }
  return target.save({ useObjectStreams: false, addDefaultPage: false })
}
