import sharp from 'sharp'
import { type Picture, remakePicture } from '../../src/platform/pictures.ts'

// Photos of the demo region are drawn here: nobody's child and nobody's garden is in them.

interface Drawing {
  readonly alt: string
  readonly svg: string
}

const sheet = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 160 120">${inside}</svg>`

const tree = (x: number, y: number, size: number, leaf: string) =>
  `<rect x="${x - 1.4}" y="${y}" width="2.8" height="${size}" fill="#7a5235"/><circle cx="${x}" cy="${y - size * 0.2}" r="${size * 0.75}" fill="${leaf}"/><circle cx="${x + size * 0.5}" cy="${y + size * 0.1}" r="${size * 0.5}" fill="${leaf}" opacity=".85"/>`

const drawings = {
  garden: {
    alt: 'De tuin met een zandbak, een glijbaan en twee bomen',
    svg: sheet(
      `<rect width="160" height="120" fill="#bfe3f5"/><circle cx="132" cy="20" r="11" fill="#ffd65c"/><ellipse cx="40" cy="24" rx="18" ry="5" fill="#fff" opacity=".8"/>
       <path d="M0 72Q40 60 80 70T160 66V120H0Z" fill="#8fc36b"/><path d="M0 92Q60 82 160 94V120H0Z" fill="#7ab355"/>${tree(24, 58, 16, '#4f9a4b')}${tree(146, 60, 14, '#5da858')}
       <rect x="86" y="50" width="4" height="34" fill="#c2543b"/><rect x="100" y="50" width="4" height="34" fill="#c2543b"/><path d="M88 53L58 84" stroke="#f2b632" stroke-width="6" stroke-linecap="round"/><rect x="84" y="46" width="22" height="6" rx="2" fill="#e0694d"/>
       <ellipse cx="116" cy="99" rx="32" ry="11" fill="#c9995a"/><ellipse cx="116" cy="97" rx="28" ry="8.5" fill="#f0d9a2"/><path d="M108 97l4-8 4 8z" fill="#d9bd80"/><rect x="124" y="90" width="8" height="7" rx="1.5" fill="#d8434e"/>`,
    ),
  },
  playroom: {
    alt: 'De speelzaal met een rond tapijt, blokken en een boekenkast',
    svg: sheet(
      `<rect width="160" height="82" fill="#fdf1dc"/><rect y="82" width="160" height="38" fill="#d9a86c"/><path d="M0 92H160M0 104H160" stroke="#c9965a" stroke-width=".8"/>
       <rect x="16" y="14" width="44" height="38" rx="2" fill="#bfe3f5"/><path d="M38 14V52M16 33H60" stroke="#fff" stroke-width="2.4"/><rect x="14" y="12" width="48" height="42" rx="3" fill="none" stroke="#fff" stroke-width="3"/>
       <rect x="96" y="30" width="48" height="52" rx="2" fill="#a9713f"/><rect x="99" y="33" width="42" height="13" fill="#6d4526"/><rect x="99" y="49" width="42" height="13" fill="#6d4526"/><rect x="99" y="65" width="42" height="14" fill="#6d4526"/>
       ${['#d8434e', '#2f7fb5', '#f2b632', '#4f9a4b', '#8a5aa8'].map((c, i) => `<rect x="${101 + i * 5}" y="${35 + (i % 2)}" width="4" height="${11 - (i % 2)}" fill="${c}"/><rect x="${112 + i * 5}" y="${51 + (i % 2)}" width="4" height="${11 - (i % 2)}" fill="${c}"/>`).join('')}
       <ellipse cx="68" cy="101" rx="42" ry="13" fill="#6fb3a8"/><ellipse cx="68" cy="101" rx="30" ry="8.5" fill="#f6e3b4"/><rect x="50" y="88" width="12" height="12" rx="1.5" fill="#d8434e"/><rect x="63" y="88" width="12" height="12" rx="1.5" fill="#2f7fb5"/><path d="M56 88l7-10 7 10z" fill="#f2b632"/><circle cx="90" cy="97" r="6" fill="#e0694d"/><path d="M84 97h12" stroke="#fff" stroke-width="1.6"/>`,
    ),
  },
  beds: {
    alt: 'De slaapkamer met vier bedjes en een maan aan de muur',
    svg: sheet(
      `<rect width="160" height="84" fill="#6c7fb0"/><rect y="84" width="160" height="36" fill="#4d5a85"/><path d="M122 16a16 16 0 1 0 12 27a13 13 0 1 1-12-27z" fill="#ffe9a8"/>
       ${[
         [24, 20],
         [52, 30],
         [84, 16],
         [70, 44],
         [104, 48],
       ]
         .map(([x, y]) => `<circle cx="${x}" cy="${y}" r="1.6" fill="#ffe9a8"/>`)
         .join('')}
       ${['#d98aa0', '#8cc0a6', '#e7b66b', '#93b5de']
         .map(
           (c, i) =>
             `<g transform="translate(${8 + i * 38} 62)"><rect width="30" height="30" rx="3" fill="#e9d3b4"/><rect x="2" y="10" width="26" height="16" rx="2" fill="${c}"/><rect x="4" y="5" width="12" height="7" rx="3" fill="#fff"/>${[5, 10, 15, 20, 25].map((x) => `<rect x="${x}" y="0" width="1.4" height="10" fill="#c9a878"/>`).join('')}<rect x="2" y="30" width="3" height="8" fill="#c9a878"/><rect x="25" y="30" width="3" height="8" fill="#c9a878"/></g>`,
         )
         .join('')}`,
    ),
  },
  table: {
    alt: 'Een lage tafel met soep, brood en fruit, en zes stoeltjes',
    svg: sheet(
      `<rect width="160" height="70" fill="#e4f0e2"/><rect y="70" width="160" height="50" fill="#c9a878"/><rect x="110" y="10" width="36" height="30" rx="2" fill="#fff"/><circle cx="122" cy="24" r="6" fill="#f2b632"/><path d="M130 34l8-12 6 12z" fill="#4f9a4b"/>
       ${[26, 62, 98].map((x) => `<rect x="${x}" y="46" width="22" height="20" rx="5" fill="#2f7fb5"/><rect x="${x + 2}" y="64" width="18" height="10" fill="#276a97"/>`).join('')}
       <path d="M14 70H146L156 94H4Z" fill="#f3d7a5"/><path d="M4 94H156V99H4Z" fill="#d9b377"/>
       ${[34, 70, 106].map((x) => `<ellipse cx="${x}" cy="80" rx="9" ry="4.5" fill="#fff"/><ellipse cx="${x}" cy="79.4" rx="6.5" ry="2.8" fill="#e88a3c"/>`).join('')}
       <ellipse cx="134" cy="80" rx="12" ry="5" fill="#fff"/><circle cx="129" cy="77" r="4" fill="#d8434e"/><circle cx="137" cy="76" r="4" fill="#8fc36b"/><ellipse cx="52" cy="88" rx="9" ry="4" fill="#b97a3f"/>
       ${[20, 64, 108].map((x) => `<rect x="${x}" y="96" width="26" height="20" rx="5" fill="#d8434e"/>`).join('')}`,
    ),
  },
  house: {
    alt: 'De voorgevel met een rode deur en een bankje',
    svg: sheet(
      `<rect width="160" height="120" fill="#cfe8f3"/><path d="M0 96H160V120H0Z" fill="#b9b2a6"/><rect x="26" y="40" width="108" height="58" fill="#c8775a"/><path d="M20 42L80 10L140 42Z" fill="#5c4a44"/>
       <path d="M26 52H134M26 64H134M26 76H134M26 88H134" stroke="#b8684c" stroke-width=".8"/><rect x="70" y="62" width="22" height="36" rx="1" fill="#b3263a"/><circle cx="88" cy="80" r="1.4" fill="#ffd65c"/>
       <rect x="36" y="54" width="24" height="22" fill="#fff"/><rect x="38" y="56" width="20" height="18" fill="#f7dd8f"/><rect x="102" y="54" width="24" height="22" fill="#fff"/><rect x="104" y="56" width="20" height="18" fill="#f7dd8f"/><path d="M48 56V74M38 65H58M114 56V74M104 65H124" stroke="#fff" stroke-width="1.6"/>
       ${tree(14, 72, 16, '#4f9a4b')}<rect x="104" y="90" width="30" height="4" rx="1" fill="#7a5235"/><rect x="108" y="94" width="3" height="8" fill="#5f3f28"/><rect x="127" y="94" width="3" height="8" fill="#5f3f28"/>`,
    ),
  },
  wall: {
    alt: 'Tekeningen van de kinderen aan de muur, boven een rij kapstokken',
    svg: sheet(
      `<rect width="160" height="92" fill="#fbe9e3"/><rect y="92" width="160" height="28" fill="#bb8f62"/>
       ${[
         ['#ffd65c', '#2f7fb5'],
         ['#8fc36b', '#d8434e'],
         ['#93b5de', '#f2b632'],
         ['#e7b66b', '#8a5aa8'],
       ]
         .map(
           ([a, b], i) =>
             `<g transform="translate(${10 + i * 37} ${12 + (i % 2) * 5}) rotate(${i % 2 ? 2 : -2})"><rect width="30" height="24" fill="#fff"/><circle cx="${9 + i * 2}" cy="9" r="5" fill="${a}"/><path d="M4 22l9-10 7 6 6-4v8z" fill="${b}"/></g>`,
         )
         .join('')}
       <rect x="8" y="56" width="144" height="4" rx="2" fill="#a9713f"/>${['#d8434e', '#2f7fb5', '#4f9a4b', '#f2b632', '#8a5aa8', '#e0694d'].map((c, i) => `<circle cx="${22 + i * 23}" cy="61" r="2" fill="#6d4526"/><path d="M${15 + i * 23} 64h14l3 24h-20z" fill="${c}"/>`).join('')}`,
    ),
  },
} as const satisfies Record<string, Drawing>

export type DrawingName = keyof typeof drawings
// The keys of a constant object.
export const drawingNames = Object.keys(drawings) as DrawingName[]

export interface DrawnPhoto {
  readonly alt: string
  readonly picture: Picture
}

let drawn: Promise<ReadonlyMap<DrawingName, DrawnPhoto>> | undefined

/** Drawn once a process: a test run loads the region many times. */
export const drawnPhotos = (): Promise<ReadonlyMap<DrawingName, DrawnPhoto>> => (drawn ??= drawAll())

async function drawAll(): Promise<ReadonlyMap<DrawingName, DrawnPhoto>> {
  const photos = await Promise.all(drawingNames.map(async (name) => [name, await draw(drawings[name])] as const))
  return new Map(photos)
}

async function draw({ alt, svg }: Drawing): Promise<DrawnPhoto> {
  const picture = await remakePicture(await sharp(Buffer.from(svg)).png().toBuffer())
  if ('refusal' in picture) throw new Error(`a drawing of ours was refused: ${picture.refusal}`)
  return { alt, picture }
}
