import type { Openness } from '../../src/modules/feedback/openness.ts'
import type { Channel, Head, Outcome, ReactionKind, Sender } from '../../src/modules/feedback/reaction.ts'
import type { ReactionState } from '../../src/modules/feedback/reaction-states.ts'
import { authorityStories } from './authority-stories.ts'
import { deskStories } from './desk-stories.ts'
import type { OrganisationKey } from './organisations.ts'
import { reportStories } from './signals.ts'

/** What somebody in the demo said about care, and how far it came. */
export interface Story {
  readonly key: string
  readonly holder: OrganisationKey
  readonly location?: string
  /** About which childcare, where a complaints desk is asked. */
  readonly concerns?: string
  readonly kind: ReactionKind
  readonly sender?: Sender
  /** The desk that said it, or wrote it down for somebody. */
  readonly desk?: OrganisationKey
  readonly channel?: Channel
  readonly name: string
  readonly email?: string
  readonly language?: 'nl' | 'fr'
  readonly mayName?: boolean
  /** Left out: open. */
  readonly openness?: Openness
  readonly words: string
  readonly wish?: string
  /** A child was in danger. */
  readonly crisis?: boolean
  readonly daysAgo: number
  readonly state: ReactionState
  readonly head?: Head
  readonly part?: string
  readonly outcome?: Outcome
  readonly reasons?: string
  readonly measure?: { readonly words: string; readonly inDays: number; readonly state: 'planned' | 'done' | 'verified' }
  readonly situation?: string
  readonly answer?: string
  readonly question?: string
  /** What the reporter objects to in the judgement. */
  readonly objection?: string
  /** A complaints desk advised or offered to mediate: it now keeps the parent posted. */
  readonly counselled?: boolean
  /** What the location is asked, in words of the handler. */
  readonly side?: string
  readonly mark?: number
  /** How the annual report tells it. */
  readonly report?: readonly [words: string, outcome: string]
}

const stuurhut = { holder: 'dijken', location: 'KDV De Stuurhut' } as const
const kraanvogel = { holder: 'dijken', location: 'KDV Kraanvogel' } as const
const krekelhof = { holder: 'vlierbes', location: 'De Krekelhof' } as const
const conflict = { ...kraanvogel, kind: 'complaint', head: 'quality', situation: 'ophalen' } as const

export const stories: readonly Story[] = [
  ...deskStories,
  ...reportStories,
  ...authorityStories,
  {
    ...stuurhut,
    key: 'gang',
    kind: 'complaint',
    name: 'Mirjam de Vos',
    words:
      'Toen ik mijn zoon kwam halen, zat hij alleen op de gang met zijn jas aan. Hij huilde. Niemand kon zeggen hoe lang hij daar zat.',
    wish: 'Ik wil weten hoe dit kon gebeuren, en dat het niet meer gebeurt.',
    mayName: false,
    daysAgo: 2,
    state: 'received',
  },
  {
    ...stuurhut,
    key: 'factuur',
    kind: 'complaint',
    channel: 'phone',
    name: 'Ahmed Yıldız',
    words: 'Op de factuur van oktober staan drie dagen die wij niet hebben afgenomen. Mailen hielp niet.',
    wish: 'Een nieuwe factuur.',
    daysAgo: 9,
    state: 'received',
  },
  {
    ...stuurhut,
    key: 'invallers',
    kind: 'complaint',
    name: 'Petra Schouten',
    words: 'Er staan elke week andere mensen op de groep. Mijn dochter van één herkent niemand en eet niet.',
    wish: 'Vaste gezichten, minstens twee dagen in de week.',
    daysAgo: 20,
    state: 'handling',
    head: 'quality',
    part: 'Te veel wisselende gezichten op de babygroep.',
    side: 'Een ouder vindt dat er op de babygroep te veel verschillende mensen staan. Wie stond er de laatste vier weken?',
  },
  {
    ...stuurhut,
    key: 'sluiting',
    kind: 'complaint',
    name: 'Joost van Galen',
    words: 'De groep was op vrijdag dicht. Wij hoorden dat om zeven uur ’s ochtends, per app.',
    daysAgo: 14,
    state: 'waiting',
    head: 'communication',
    part: 'Een sluiting werd te laat verteld.',
    question: 'Op welke vrijdag was dit, en kreeg u ook een mail?',
  },
  {
    ...kraanvogel,
    key: 'luier',
    kind: 'complaint',
    name: 'Sophie Lambert',
    language: 'fr',
    words: 'Ma fille revient avec la peau rouge. On ne change pas assez souvent.',
    daysAgo: 38,
    state: 'review',
    head: 'quality',
    part: 'Een kind werd niet op tijd verschoond.',
    outcome: 'partly',
    reasons: 'Op twee dagen is niet genoteerd wanneer er verschoond is. Op de andere dagen wel, en op tijd.',
    measure: { words: 'Elke verschoning komt in het dagboek.', inDays: 14, state: 'planned' },
  },
  {
    ...kraanvogel,
    key: 'hek',
    kind: 'complaint',
    name: 'Daan Mulder',
    words: 'Het hek van de buitenspeelplaats stond open toen ik aankwam. Er waren kinderen buiten.',
    daysAgo: 55,
    state: 'judged',
    head: 'safety',
    part: 'Het hek van de buitenplaats stond open.',
    outcome: 'founded',
    reasons: 'Het slot was stuk. Dat was gemeld, maar niemand had het gemaakt.',
    measure: { words: 'Een slot dat vanzelf dichtvalt, op elk hek.', inDays: -3, state: 'planned' },
    mark: 4,
    report: ['Een hek bij de buitenplaats stond open.', 'Gegrond. Op elk hek komt een slot dat vanzelf dichtvalt.'],
  },
  {
    ...kraanvogel,
    key: 'slaapzak',
    kind: 'complaint',
    name: 'Iris Hofman',
    words: 'Mijn baby sliep drie keer zonder zijn eigen slaapzak. Dat hadden wij zo afgesproken.',
    daysAgo: 58,
    state: 'objecting',
    head: 'quality',
    part: 'Een baby sliep zonder de afgesproken slaapzak.',
    outcome: 'unfounded',
    reasons: 'De slaapzak was in de was. Er lag een schone van de groep klaar.',
    objection: 'Niemand belde ons om te vragen of een andere slaapzak mocht. Daar gaat het oordeel niet over.',
  },
  {
    ...stuurhut,
    key: 'alleen',
    kind: 'complaint',
    sender: 'staff',
    openness: 'anonymous',
    name: '',
    words: 'Op dinsdag staat één begeleider een uur alleen met twaalf baby’s. Wij durven er niets van te zeggen.',
    daysAgo: 6,
    state: 'waiting',
    head: 'safety',
    part: 'Eén begeleider staat alleen met twaalf baby’s.',
    question: 'Op welke uren is dat? En wie maakt het rooster?',
  },
  {
    ...kraanvogel,
    key: 'vertrouwen',
    kind: 'complaint',
    openness: 'confidential',
    name: '',
    words: 'Een begeleider schreeuwt tegen de kinderen. Ik werk bij haar in de straat en wil geen ruzie.',
    daysAgo: 3,
    state: 'received',
  },
  {
    ...conflict,
    key: 'ophalen-1',
    name: 'Karin Post',
    words: 'Ik werd gebeld dat ik mijn kind moest halen, omdat het niet luisterde. Dat vind ik geen reden.',
    daysAgo: 150,
    state: 'closed',
    part: 'Een kind werd naar huis gestuurd zonder duidelijke reden.',
    outcome: 'founded',
    reasons: 'De reden was niet goed uitgelegd. Het plan voor zulke momenten was niet bekend op de groep.',
    measure: { words: 'Een vast plan voor als kinderen ruzie hebben, besproken in elk team.', inDays: -90, state: 'verified' },
    mark: 3,
    report: ['Een ouder moest een kind ophalen en vond de reden onduidelijk.', 'Gegrond. Er is een vast plan gemaakt.'],
  },
  {
    ...conflict,
    key: 'ophalen-2',
    name: 'Rachid Amrani',
    words: 'Mijn kind mocht pas terugkomen als er een plan was. Dat is toch niet de bedoeling?',
    daysAgo: 148,
    state: 'closed',
    part: 'Een kind mocht niet terugkomen voor er een plan was.',
    outcome: 'partly',
    reasons: 'Een plan was nodig, maar het kind had intussen kunnen komen.',
    report: ['Een kind mocht pas terugkomen als er een plan was.', 'Deels gegrond. Het gesprek herstelde het vertrouwen.'],
  },
  {
    ...conflict,
    key: 'ophalen-3',
    name: 'Elly Bakker',
    words: 'Er zat iemand bij mijn kind die ik niet kende. Wie was dat?',
    daysAgo: 147,
    state: 'closed',
    head: 'communication',
    part: 'Een ouder wist niet wie er bij het kind was.',
    outcome: 'founded',
    reasons: 'De ouder had vooraf moeten horen dat er een begeleider zou meekijken.',
    report: ['Een ouder wist niet dat er een begeleider meekeek.', 'Gegrond. Ouders horen dat voortaan vooraf.'],
  },
  {
    ...stuurhut,
    key: 'tarief',
    kind: 'complaint',
    sender: 'committee',
    name: 'Oudercommissie De Stuurhut',
    words: 'Het tarief steeg zonder dat ons om advies is gevraagd.',
    daysAgo: 300,
    state: 'closed',
    head: 'committee',
    part: 'Geen advies gevraagd over het tarief.',
    outcome: 'founded',
    reasons: 'De commissie moest om advies gevraagd worden, en dat is niet gebeurd.',
    measure: { words: 'Advies over het tarief staat vast op de agenda van september.', inDays: -200, state: 'verified' },
    mark: 5,
    report: ['Een tarief steeg zonder advies van de oudercommissie.', 'Gegrond. Het advies staat nu vast op de agenda.'],
  },
  {
    ...kraanvogel,
    key: 'vorig-jaar-1',
    kind: 'complaint',
    name: 'Bea Smit',
    words: 'Mijn kind kreeg koemelk, terwijl dat niet mag.',
    daysAgo: 480,
    state: 'closed',
    head: 'safety',
    part: 'Een kind kreeg voeding die niet mocht.',
    outcome: 'founded',
    reasons: 'De lijst in de keuken was oud.',
    measure: { words: 'De lijst hangt met een datum in de keuken.', inDays: -420, state: 'verified' },
    mark: 4,
    report: ['Een kind kreeg voeding die niet mocht.', 'Gegrond. De lijst in de keuken heeft nu een datum.'],
  },
  {
    ...stuurhut,
    key: 'vorig-jaar-2',
    kind: 'complaint',
    name: 'Henk Visser',
    words: 'Ruilen van dagen lukt nooit.',
    daysAgo: 520,
    state: 'closed',
    head: 'contract',
    part: 'Een ruildag werd geweigerd.',
    outcome: 'unfounded',
    reasons: 'De groep was die dag vol. Dat staat ook in de overeenkomst.',
    report: ['Een ouder kon een dag niet ruilen.', 'Ongegrond. De groep was vol.'],
  },
  {
    ...stuurhut,
    key: 'parkeren',
    kind: 'question',
    name: 'Lisa Jong',
    words: 'Mag ik mijn fietskar overdag op de stoep laten staan?',
    daysAgo: 3,
    state: 'received',
  },
  {
    ...stuurhut,
    key: 'compliment',
    kind: 'compliment',
    name: 'Tom en Eva',
    words: 'Wat een mooie tentoonstelling van de peuters. Juf Noor deed dat geweldig.',
    daysAgo: 30,
    state: 'answered',
    answer: 'Dank u wel! We hebben het aan het team voorgelezen.',
  },
  {
    ...kraanvogel,
    key: 'idee',
    kind: 'suggestion',
    name: 'Jan Prins',
    words: 'Hang de menu’s een week vooraf op. Dan eten wij ’s avonds niet hetzelfde.',
    daysAgo: 60,
    state: 'answered',
    answer: 'Een goed idee. Vanaf volgende maand hangt het menu er op vrijdag.',
  },
  {
    ...stuurhut,
    key: 'gesprek',
    kind: 'complaint',
    channel: 'talk',
    name: 'Wendy Maas',
    words: 'Aan de deur: de overdracht is kort, en ik hoor niet of mijn zoon geslapen heeft.',
    daysAgo: 4,
    state: 'talk',
  },
  {
    ...kraanvogel,
    key: 'ingetrokken',
    kind: 'complaint',
    name: 'Iris Blom',
    words: 'De muziek staat te hard.',
    daysAgo: 100,
    state: 'withdrawn',
  },
  {
    ...kraanvogel,
    key: 'heropenen',
    kind: 'complaint',
    name: 'Olga Petrova',
    words: 'Mijn dochter viel van de trap en wij werden niet gebeld.',
    daysAgo: 90,
    state: 'reopening',
    head: 'safety',
    part: 'Ouders werden niet gebeld na een val.',
    outcome: 'partly',
    reasons: 'Er is een bericht gestuurd, maar bellen had gemoeten.',
    measure: { words: 'Na elke val bellen wij.', inDays: -40, state: 'verified' },
  },
  {
    ...krekelhof,
    key: 'koorts',
    kind: 'complaint',
    name: 'Nele Claes',
    words: 'Mijn baby had koorts en wij werden pas na drie uur gebeld.',
    daysAgo: 6,
    state: 'received',
    mayName: false,
  },
  {
    ...krekelhof,
    key: 'eten',
    kind: 'complaint',
    name: 'Stijn Wouters',
    words: 'Er is elke dag fruitpap uit een potje, terwijl jullie vers beloven.',
    daysAgo: 25,
    state: 'handling',
    head: 'quality',
    part: 'Het eten is niet vers, zoals beloofd.',
  },
  {
    ...krekelhof,
    key: 'bravo',
    kind: 'compliment',
    name: 'Familie Aerts',
    words: 'Ons kind gaat elke ochtend zingend naar binnen.',
    daysAgo: 12,
    state: 'answered',
    answer: 'Daar doen wij het voor. Dank u!',
  },
  {
    holder: 'zonneveld',
    key: 'loket-telefoon',
    kind: 'complaint',
    name: 'Ellen Baeten',
    words: 'Ik belde vier keer naar het loket. Niemand nam op, en er belde niemand terug.',
    daysAgo: 8,
    state: 'received',
  },
  {
    holder: 'zonneveld',
    key: 'loket-hulp',
    kind: 'compliment',
    name: 'Bilal Kaya',
    words: 'Lotte heeft ons in een halfuur geholpen, in het Frans nog wel.',
    daysAgo: 15,
    state: 'answered',
    answer: 'Wij zeggen het haar. Dank u!',
  },
]
