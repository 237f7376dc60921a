/** A picture in the manual or the README: a scene by its name, in the style of a desk. */
export interface ManualPicture {
  readonly file: string
  readonly scene: string
  readonly device: 'phone' | 'desk'
  readonly style: 'zonneveld' | 'waterdam'
  /** Pixels of the page that are shown, from the top; what lies below is cut off. */
  readonly height: number
}

const phone = (file: string, scene: string, height: number): ManualPicture => ({
  file: `${file}.png`,
  scene,
  device: 'phone',
  style: 'zonneveld',
  height,
})
const desk = (file: string, scene: string, height: number): ManualPicture => ({
  ...phone(file, scene, height),
  device: 'desk',
})
const dutch = (picture: ManualPicture): ManualPicture => ({ ...picture, style: 'waterdam' })

/** Every picture in `docs/pictures`: made by `npm run pictures -- --manual`, never by hand. */
export const manualPictures: readonly ManualPicture[] = [
  desk('finder', 'finder: with days', 900),
  phone('zoeken', 'finder: with days', 1000),
  phone('opvang-bekijken', 'a location with free places', 1310),
  phone('plekken', 'ask: places, three in order', 1280),
  phone('status', 'status: two children', 1200),
  dutch(phone('status-nl', 'status: no place', 1200)),
  phone('aanbod', 'offers: one', 930),
  phone('samen', 'offers: two children together', 724),
  phone('bezoek', 'visit', 566),
  phone('plaats', 'own place', 1000),
  phone('volgen', 'follow', 646),
  desk('claim', 'claim', 1200),
  phone('maillink', 'link to a location', 400),
  desk('groepen', 'groups and places', 1240),
  desk('bezetting', 'occupation', 1250),
  phone('klopt', 'free places to confirm', 560),
  desk('vragen', 'inbox: to answer', 736),
  desk('aanbieden', 'question: offer a place', 1464),
  desk('plaatsing', 'place: planned', 900),
  desk('werklijst', 'work to do', 698),
  desk('dossier', 'dossier: of twins, with a note', 1336),
  desk('opnemen', 'take down', 1440),
  desk('dubbel', 'take down: looks like a running one', 480),
  desk('wachtlijst', 'list: looked at', 1320),
  desk('claim-nakijken', 'claim at the desk', 1440),
  desk('loketpagina', 'desk page', 1260),
  desk('instellingen', 'settings', 1000),
  desk('mensen', 'people', 672),
  dutch(phone('vertel-het-ons', 'speak: what is it', 900)),
  dutch(phone('mijn-klacht', 'my reaction: a question for me', 1060)),
  dutch(desk('reacties', 'reactions: mine to do', 820)),
  dutch(desk('klachtenverslag', 'annual report to write', 1150)),
  dutch(desk('dossier-klacht', 'reaction: write the judgement', 1250)),
  dutch(desk('bemiddelen', 'desk question: a record to read', 880)),
  dutch(phone('panel-vraag', 'own consultation, open', 1170)),
  dutch(desk('panel-antwoord', 'consultation, answered', 700)),
  desk('signalen', 'signals', 900),
  phone('gids-melden', 'guide: report it', 900),
  desk('register', 'register', 900),
  desk('dossier-opvang', 'dossier of a location', 1150),
  phone('kant-opvang', 'case of the client manager', 1100),
]

/** In bytes: whoever clones the house carries every picture. */
export const largestPicture = 80_000
export const largestAltogether = 1_700_000
