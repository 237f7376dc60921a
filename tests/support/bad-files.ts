import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { pngBomb, pngWith } from './png-chunks.ts'
import { zipOf } from './zip-file.ts'

/** Files as somebody sends them who means harm, or whose machine does. All made here: none lies in the repository. */
export interface BadFile {
  readonly what: string
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** What a script of ours would do, were it run: a page that holds it as more than words has failed. */
export const script = 'window.kwaad=1917;alert(1917)'
export const tag = `<script>${script}</script>`

/** The test file of all virus scanners, in parts: else they keep this very file from its reader. */
export const testVirus = () =>
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('')

const latin = (text: string) => Buffer.from(text, 'latin1')
const plain = (side: number) => sharp({ create: { width: side, height: side, channels: 3, background: '#1f5a7a' } })

/** @param deep also what takes its time to make
 * @param big the limit of a door in bytes; sizes around it are tried */
export async function badFiles(big: number, deep: boolean): Promise<BadFile[]> {
  const [png, jpeg, webp] = await Promise.all([plain(320).png().toBuffer(), plain(320).jpeg().toBuffer(), plain(320).webp().toBuffer()]) // prettier-ignore
  const file = (what: string, name: string, mediaType: string, bytes: string | Buffer): BadFile => ({
    what,
    name,
    mediaType,
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
  })
  return [
    ...pictures({ png, jpeg, webp }, file),
    ...pdfs(jpeg, file),
    ...packed(png, file).slice(deep ? 0 : 1),
    ...sizes(big, file),
    ...names(png, file),
    file('virus', 'virus.com', 'application/octet-stream', testVirus()),
    file('virus in a text', 'brief.txt', 'text/plain', `Beste,\r\n${testVirus()}\r\nGroet`),
    file('virus in a pdf', 'virus.pdf', 'application/pdf', pdf('', { 9: `<</Length 68>>\nstream\n${testVirus()}\nendstream` })), // prettier-ignore
    file('virus behind a picture', 'virus.png', 'image/png', Buffer.concat([png, latin(testVirus())])),
    file('page', 'foto.jpg', 'image/jpeg', `<!doctype html>${tag}`),
    file('page behind a mark', 'foto.txt', 'text/plain', `\ufeff \n<html>${tag}`),
    file('page after words', 'brief.txt', 'text/html', `Hallo ${tag}`),
    file('page in wide letters', 'brief.txt', 'text/plain', Buffer.from(`<html>${tag}`, 'utf16le')),
    file('invalid letters', 'brief.txt', 'text/plain', Buffer.from([0xc3, 0x28, 0xf0, 0x28, 0x8c, 0x28])),
    file('iPhone photo', 'IMG_0001.HEIC', 'image/heic', latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic')),
    file('program', 'factuur.exe', 'image/png', latin('MZ\x90\0\x03')),
    file('formulas', 'lijst.csv', 'text/csv', `naam;keuze\n=cmd|' /C calc'!A0;@SUM(1)\n`),
    file('entities without end', 'lijst.xml', 'text/csv', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>`), // prettier-ignore
  ]
}

type Make = (what: string, name: string, mediaType: string, bytes: string | Buffer) => BadFile

function pictures({ png, jpeg, webp }: Record<'png' | 'jpeg' | 'webp', Buffer>, file: Make): BadFile[] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}">${tag}</svg>`
  const segment = (marker: number, words: string) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(words.length + 2, 2)
    return Buffer.concat([jpeg.subarray(0, 2), head, latin(words), jpeg.subarray(2)])
  }
  const wide = Buffer.from(jpeg)
  const frame = wide.indexOf(Buffer.from([0xff, 0xc0]))
  wide.writeUInt32BE(0xffdcffdc, frame + 5)
  return [
    file('drawing', 'tekening.svg', 'image/svg+xml', svg),
    file('drawing that calls itself a photo', 'foto.png', 'image/png', svg),
    file('moving picture that is a script', 'foto.gif', 'image/gif', latin(`GIF89a=1;${script}//`)),
    file('moving picture with a page', 'foto.gif', 'image/gif', Buffer.concat([latin('GIF89a\x01\0\x01\0\0\0\0'), latin(tag)])), // prettier-ignore
    file('photo with a page behind it', 'foto.jpg', 'image/jpeg', Buffer.concat([jpeg, latin(tag)])),
    file('photo with a script as comment', 'foto.jpg', 'image/jpeg', segment(0xfe, `*/=1;${script}/*`)),
    file('photo with script as camera words', 'foto.jpg', 'image/jpeg', segment(0xe1, `Exif\0\0${tag}`)),
    file('photo with script in XMP', 'foto.jpg', 'image/jpeg', segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${tag}`)),
    file('photo with script as colour profile', 'foto.jpg', 'image/jpeg', segment(0xe2, `ICC_PROFILE\0\x01\x01${tag}`)),
    file('picture with PHP behind it', 'foto.php.png', 'image/png', Buffer.concat([png, latin(`<?php ${script} ?>`)])),
    file('picture with words', 'foto.png', 'image/png', pngWith(png, 'tEXt', `Comment\0${tag}`)),
    file('picture with words that swell', 'foto.png', 'image/png', pngWith(png, 'zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(Buffer.alloc(20_000_000))]))), // prettier-ignore
    file('webp with a page behind it', 'foto.webp', 'image/webp', Buffer.concat([webp, latin(tag)])),
    file('pixels without end, png', 'groot.png', 'image/png', pngBomb(30_000)),
    file('pixels without end, jpeg', 'groot.jpg', 'image/jpeg', wide),
    file('pixels without end, webp', 'groot.webp', 'image/webp', latin('RIFF\x1a\0\0\0WEBPVP8L\x0d\0\0\0/\xff\xff\xff\x0f\x10\x07\x10\x11\x11\x88')), // prettier-ignore
    file('torn png', 'stuk.png', 'image/png', png.subarray(0, png.length >> 1)),
    file('torn jpeg', 'stuk.jpg', 'image/jpeg', jpeg.subarray(0, 200)),
    file('torn webp', 'stuk.webp', 'image/webp', webp.subarray(0, 40)),
    file('wrong kind said', 'foto.pdf', 'application/pdf', png),
  ]
}

/** A PDF by hand: its first page, with what is said in its catalog, and further objects. */
export function pdf(catalog: string, more: Readonly<Record<number, string>> = {}, page = '', tail = ''): Buffer {
  const objects = {
    1: `<</Type/Catalog/Pages 2 0 R${catalog}>>`,
    2: '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    3: `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R${page}>>`,
    4: '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    5: '<</Length 44>>\nstream\nBT /F1 18 Tf 20 150 Td (Onschuldige) Tj ET    \nendstream',
    ...more,
  }
  const body = Object.entries(objects).map(([id, words]) => `${id} 0 obj\n${words}\nendobj\n`)
  return latin(`%PDF-1.7\n${body.join('')}trailer\n<</Root 1 0 R${tail}>>\nstartxref\n0\n%%EOF\n`)
}

function pdfs(jpeg: Buffer, file: Make): BadFile[] {
  const one = (what: string, bytes: Buffer) => file(what, 'brief.pdf', 'application/pdf', bytes)
  const js = `<</S/JavaScript/JS(${script.replaceAll(/[()]/g, '\\$&')})>>`
  const note = (words: string) => pdf('', { 6: `<</Type/Annot/Rect[0 0 300 300]${words}>>` }, '/Annots[6 0 R]')
  const list = deflateSync(latin(`6 0 ${js}`))
  const bomb = deflateSync(Buffer.alloc(65 * 1024 * 1024))
  const stream = (dict: string, bytes: Buffer) =>
    `<<${dict}/Length ${bytes.length}>>\nstream\n${bytes.toString('latin1')}\nendstream`
  return [
    one('pdf that starts a script', pdf(`/OpenAction${js}`)),
    one('pdf that starts a program', pdf('/OpenAction<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>/F(calc.exe)>>')),
    one('pdf with scripts by name', pdf(`/Names<</JavaScript<</Names[(a)${js}]>>>>`)),
    one('pdf with a script in hidden letters', pdf(`/Open#41ction<</#53/J#61vaScript/J#53(${script.replaceAll(/[()]/g, '\\$&')})>>`)), // prettier-ignore
    one('pdf with a script in a packed list', pdf('/OpenAction 6 0 R', { 7: stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', list) })), // prettier-ignore
    one('pdf that acts when its page opens', pdf('', {}, `/AA<</O${js}>>`)),
    one('pdf with a file in it', pdf('/Names<</EmbeddedFiles<</Names[(a)6 0 R]>>>>/AF[6 0 R]', { 6: '<</Type/Filespec/F(kwaad.exe)/EF<</F 7 0 R>>>>', 7: stream('/Type/EmbeddedFile', latin(`MZ ${script}`)) })), // prettier-ignore
    one('pdf with a form', pdf(`/AcroForm<</XFA(${tag.replaceAll(/[()]/g, '\\$&')})/Fields[6 0 R]/CO[6 0 R]>>`, { 6: `<</Type/Annot/Subtype/Widget/FT/Tx/T(naam)/Rect[0 0 9 9]/AA<</K${js}>>>>` }, '/Annots[6 0 R]')), // prettier-ignore
    one('pdf with a link that acts', note(`/Subtype/Link/A${js}`)),
    one('pdf with a link away', note(`/Subtype/Link/A<</S/URI/URI(https://kwaad.example/${script.replaceAll(/[()]/g, '\\$&')})>>`)), // prettier-ignore
    one('pdf with a file as a note', note('/Subtype/FileAttachment/FS<</Type/Filespec/F(kwaad.exe)>>')),
    one(
      'pdf with a film',
      note(`/Subtype/RichMedia/RichMediaContent<</Assets(${script.replaceAll(/[()]/g, '\\$&')})>>`),
    ),
    one('pdf with a password', pdf('', { 8: '<</Filter/Standard/V 2/R 3/O(a)/U(b)/P -4>>' }, '', '/Encrypt 8 0 R/ID[<00><00>]')), // prettier-ignore
    one('pdf that is an archive', Buffer.concat([pdf(''), zipOf([{ name: 'kwaad.js', bytes: latin(script) }])])),
    one('pdf with a page before it', Buffer.concat([latin('%PDF-1.4\n'), latin(`%${tag}\n`), pdf('')])),
    one('pdf that tells who wrote it', pdf('/Metadata 6 0 R', { 6: stream('/Type/Metadata/Subtype/XML', latin(`<x>${script}</x>`)), 7: `<</Author(${script.replaceAll(/[()]/g, '\\$&')})>>` }, '', '/Info 7 0 R')), // prettier-ignore
    one('pdf with a photo that tells', pdf('', { 6: stream('/Type/XObject/Subtype/Image/Width 320/Height 320/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode', told(jpeg)) }, '/Rotate 0/Group<</S/Transparency/X 6 0 R>>')), // prettier-ignore
    one('pdf that swells', pdf('', { 7: stream('/Type/ObjStm/N 1/First 4/Filter/FlateDecode', bomb) })),
    one('pdf that turns in circles', pdf('', { 2: '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>' })),
    one('pdf of nothing', latin('%PDF-1.7\n')),
    one('pdf torn', pdf('').subarray(0, 120)),
    one('pdf of brackets', latin(`%PDF-1.7\n1 0 obj\n${'['.repeat(50_000)}`)),
  ]
}

const told = (jpeg: Buffer) => {
  const words = latin(`Exif\0\0${script}`)
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xe1, 0, words.length + 2]), words, jpeg.subarray(2)])
}

function packed(png: Buffer, file: Make): BadFile[] {
  const sheet = (bytes: Buffer, said?: number) =>
    zipOf([
      { name: '[Content_Types].xml', bytes: latin('<Types/>') },
      { name: 'xl/workbook.xml', bytes: latin('<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>') }, // prettier-ignore
      { name: 'xl/_rels/workbook.xml.rels', bytes: latin('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>') }, // prettier-ignore
      { name: 'xl/worksheets/sheet1.xml', bytes, ...(said === undefined ? {} : { said }) },
    ])
  const zeroes = Buffer.alloc(101_000_000)
  const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return [
    file('sheet that swells', 'lijst.xlsx', excel, sheet(zeroes, 10)),
    file('archive in an archive', 'lijst.zip', 'application/zip', zipOf([{ name: 'a.zip', bytes: zipOf([{ name: '../../etc/passwd', bytes: png }]) }])), // prettier-ignore
    file('archive with a password', 'lijst.zip', 'application/zip', zipOf([{ name: 'a.csv', bytes: latin('a;b'), locked: true }])), // prettier-ignore
    file('letter with macros', 'brief.docx', 'application/vnd.ms-word.document.macroEnabled.12', zipOf([{ name: '[Content_Types].xml', bytes: latin('<Types/>') }, { name: 'word/vbaProject.bin', bytes: latin('\xd0\xcf\x11\xe0') }])), // prettier-ignore
    file('letter of old with macros', 'brief.doc', 'application/msword', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')),
    file('packed text', 'lijst.csv', 'text/csv', Buffer.concat([latin('\x1f\x8b\x08\0\0\0\0\0\0\x03'), deflateSync(Buffer.alloc(1_000_000))])), // prettier-ignore
  ]
}

function sizes(limit: number, file: Make): BadFile[] {
  const text = (length: number) => Buffer.alloc(length, 'tekst ')
  return [
    file('nothing', 'leeg.txt', 'text/plain', ''),
    file('the limit', 'grens.txt', 'text/plain', text(limit)),
    file('one more', 'teveel.txt', 'text/plain', text(limit + 1)),
  ]
}

const wrongNames: readonly (readonly [string, string])[] = [
  ['folders', '../../../etc/passwd.png'],
  ['folders of Windows', 'C:\\Windows\\System32\\foto.png'],
  ['zero', 'foto.php\0.png'],
  ['reserved', 'CON.png'],
  ['quotes', `a' onload=${script} '.png`],
  ['a tag', `${tag}.png`],
  ['turned around', 'factuur\u202egnp.exe.png'],
  ['nothing to see', '\u200b\u200b.png'],
  ['very long', `${'𝒜'.repeat(300)}.png`],
  ['piled marks', `a${'\u0301'.repeat(500)}.png`],
  ['dots', '..'],
  ['formula', '=1+1.png'],
]

const names = (png: Buffer, file: Make): BadFile[] =>
  wrongNames.map(([what, name]) => file(`name with ${what}`, name, 'image/png', png))

/** As a browser sends it, but with a name that may hold anything; what would end the header is written as browsers write it. */
export function multipart(fields: Readonly<Record<string, string>>, files: readonly BadFile[]) {
  const boundary = 'grens-1917'
  const escaped = (name: string) => name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const parts = [
    ...Object.entries(fields).map(([name, value]) => [`name="${name}"\r\n`, Buffer.from(value)] as const),
    ...files.map(({ name, mediaType, bytes }) => [`name="file"; filename="${escaped(name)}"\r\nContent-Type: ${mediaType}\r\n`, bytes] as const), // prettier-ignore
  ]
  const payload = Buffer.concat([
    ...parts.flatMap(([head, bytes]) => [Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n`), bytes, latin('\r\n')]), // prettier-ignore
    latin(`--${boundary}--\r\n`),
  ])
  return { payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }
}
