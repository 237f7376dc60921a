import { slugOf } from '../../src/modules/locations/desks/desk-article.ts'
import { demoId } from './ids.ts'
import { organisations } from './organisations.ts'
import { staff } from './people.ts'
import type { Row } from './rows.ts'

/** What the desks wrote on their own pages. */
export interface DeskPages {
  articles: Row<'locations.desk_article'>[]
  texts: Row<'locations.desk_article_text'>[]
}

type Words = readonly [title: string, body: string]

interface Written {
  kind: 'welcome' | 'page' | 'question'
  nl: Words
  fr?: Words
  en?: Words
}

const price: Written = {
  kind: 'page',
  nl: [
    'Wat kost opvang?',
    'Bij veel opvang betaalt u volgens uw inkomen. Daarvoor hebt u een attest nodig.\n\n# Zo vraagt u het attest\n- Verzamel uw laatste aanslagbiljet.\n- Vraag het attest ten vroegste twee maanden voor de start.\n- Geef het nummer aan de opvang.\n\nLukt het niet? Maak een afspraak met ons, dan doen wij het samen.',
  ],
  fr: [
    'Combien coûte l’accueil ?',
    'Dans beaucoup de lieux d’accueil, vous payez selon votre revenu. Vous avez besoin d’une attestation.\n\n- Rassemblez votre dernier avertissement-extrait de rôle.\n- Demandez l’attestation au plus tôt deux mois avant le début.\n\nCela ne marche pas ? Prenez rendez-vous avec nous.',
  ],
}

const when: Written = {
  kind: 'question',
  nl: ['Wanneer moet ik mij aanmelden?', 'Zo gauw u weet welke dagen u opvang nodig hebt. Ook als uw kind nog niet geboren is.'],
  fr: ['Quand dois-je m’inscrire ?', 'Dès que vous savez quels jours vous en avez besoin. Même si votre enfant n’est pas encore né.'],
  en: ['When should I sign up?', 'As soon as you know which days you need childcare. Also when your child is not born yet.'],
}

const several: Written = {
  kind: 'question',
  nl: ['Mag ik bij meer dan één opvang vragen?', 'Ja. U zet uw keuzes in volgorde. Vindt u een plaats, dan stoppen wij de andere vragen voor u.'],
}

const sick: Written = {
  kind: 'question',
  nl: ['Mijn kind is ziek. Kan het naar de opvang?', 'Dat verschilt. Lees de huisregels van uw opvang, of bel de opvang vroeg in de ochtend.'],
}

const pages = {
  zonneveld: {
    by: staff.marc.id,
    written: [
      {
        kind: 'welcome',
        nl: [
          'Loket kinderopvang Zonneveld',
          'Wij helpen u met alles over kinderopvang: zoeken, aanvragen, prijs en attest.\n\n# Kom langs\nIn het gemeentehuis, Dorpsplein 1. Een afspraak is niet nodig.\n\n- maandag tot vrijdag, 9 tot 12 uur\n- woensdag ook 13.30 tot 16 uur\n\nLiever thuis? Bel ons, wij komen ook bij u.',
        ],
        fr: [
          'Guichet de l’accueil des enfants de Zonneveld',
          'Nous vous aidons pour tout ce qui touche à l’accueil : chercher, demander, prix et attestation.\n\nVenez à la maison communale, Dorpsplein 1. Pas besoin de rendez-vous.',
        ],
        en: [
          'Childcare desk of Zonneveld',
          'We help you with everything about childcare: searching, asking, prices and the certificate.\n\nCome to the town hall, Dorpsplein 1. You need no appointment.',
        ],
      },
      price,
      {
        kind: 'page',
        nl: [
          'Opvang in de vakantie',
          'In de zomer en in de korte vakanties is er opvang in drie scholen.\n\nDe inschrijving begint zes weken vooraf, om 19 uur. Wie geen internet heeft, belt vanaf 19 uur naar het loket.',
        ],
      },
      when,
      several,
      sick,
    ],
  },
  lindebeke: {
    by: staff.hilde.id,
    written: [
      {
        kind: 'welcome',
        nl: [
          'Huis van het Kind Lindebeke',
          'Welkom bij het loket van Lindebeke, Rietvoorde en Kruisakker. Wij spreken Nederlands, Frans en Arabisch.\n\nU kunt elke werkdag bellen tussen 8.30 en 12 uur. Op donderdag zijn wij er tot 19 uur.',
        ],
        fr: ['Huis van het Kind Lindebeke', 'Bienvenue au guichet. Nous parlons néerlandais, français et arabe. Appelez-nous chaque jour ouvrable de 8 h 30 à 12 h.'],
      },
      price,
      when,
      several,
    ],
  },
  waterdam: {
    by: staff.ruud.id,
    written: [
      {
        kind: 'welcome',
        nl: ['Kinderopvang in Waterdam', 'De gemeente helpt u een plaats te vinden. Het loket zit in het gemeentehuis, naast de balie voor paspoorten.'],
      },
      {
        kind: 'page',
        nl: [
          'Toeslag aanvragen',
          'Werkt u, of volgt u een opleiding? Dan krijgt u misschien kinderopvangtoeslag.\n\n- Vraag de toeslag aan bij Dienst Toeslagen.\n- Geef wijzigingen in uw inkomen meteen door.\n\nKomt u er niet uit? Wij helpen u met het formulier.',
        ],
      },
      when,
      sick,
    ],
  },
} as const satisfies Record<string, { by: string; written: readonly Written[] }>

export function deskPagesOf(now: Temporal.Instant): DeskPages {
  const all: DeskPages = { articles: [], texts: [] }
  for (const [key, { by, written }] of Object.entries(pages)) {
    const desk = Object.values(organisations).find(({ slug }) => slug === key)
    if (desk) written.forEach((one, index) => add(all, { desk: desk.id, by, at: now.subtract({ hours: 24 * 90 }) }, one, index))
  }
  return all
}

interface Writer {
  readonly desk: string
  readonly by: string
  readonly at: Temporal.Instant
}

function add({ articles, texts }: DeskPages, { desk, by, at }: Writer, written: Written, index: number): void {
  const id = demoId('desk article', `${desk} ${written.nl[0]}`)
  articles.push({ id, desk_id: desk, kind: written.kind, slug: slugOf(written.nl[0]), position: index + 1 })
  for (const lang of ['nl', 'fr', 'en'] as const) {
    const [title, body] = written[lang] ?? []
    if (title !== undefined && body !== undefined)
      texts.push({ article_id: id, lang, version: 1, title, body, written_by: by, written_at: at })
  }
}
