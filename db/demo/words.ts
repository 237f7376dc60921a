// What families and desks of the demo region write. `{child}` becomes the name of the child, `{place}` that of the location.

export type Lang = 'nl' | 'fr' | 'en'

/** What fits only some requests: those for a baby or a schoolchild, or of one land. */
export type Only = 'baby' | 'school' | 'vl' | 'nl'

export interface Remark {
  text: string
  only?: Only
}

/** A question of the desk, and what a family writes back. */
export interface Exchange {
  question: string
  reply: string
  only?: Only
}

export interface Words {
  remarks: readonly (string | Remark)[]
  exchanges: readonly Exchange[]
  offers: readonly string[]
  /** With the reason from the list that they explain; not every refusal needs words. */
  refusals: readonly { reason: 'full' | 'days' | 'start' | 'age' | 'priority' | 'other'; words: string; only?: Only }[]
  /** Why the desk takes an answer back. */
  corrections: readonly string[]
  /** What a family says when it no longer needs the place. */
  withdrawals: readonly string[]
}

export const words: Readonly<Record<Lang, Words>> = {
  nl: {
    remarks: [
      'We werken allebei in ploegen. De dagen kunnen dus per week wisselen.',
      'De broer van {child} gaat nu al naar {place}. Samen brengen zou heerlijk zijn.',
      { text: '{child} heeft een koemelkallergie. Kunnen jullie daar rekening mee houden?', only: 'baby' },
      'Ik begin op de eerste van de maand met een nieuwe baan. Eerder mag ook.',
      'We verhuizen in het voorjaar naar deze buurt en kennen hier nog niemand.',
      'Ik ben alleenstaande ouder en moet om 7.30 uur op de trein staan.',
      'Halve dagen zijn ook goed als er geen hele dagen zijn.',
      { text: 'Wij zoeken een plek waar veel buiten wordt gespeeld.', only: 'school' },
      'Liever geen vrijdag, maar als het niet anders kan is vrijdag ook goed.',
      'Opa en oma passen op maandag op, dus maandag hoeft niet.',
      'Kunnen we een keer komen kijken? Liefst op zaterdag of na vijf uur.',
      {
        text: 'Ons vorige kinderdagverblijf stopt eind deze maand. We zitten echt met de handen in het haar.',
        only: 'baby',
      },
      { text: '{child} slaapt alleen in de draagdoek. We hopen dat dat went …', only: 'baby' },
      { text: 'Wij krijgen kinderopvangtoeslag. De locatie moet dus in het register staan.', only: 'nl' },
      { text: '{child} start in september op een nieuwe school en kent daar nog niemand.', only: 'school' },
      { text: 'Het gaat ook om de vakanties. Mag dat met dezelfde aanvraag?', only: 'school' },
      { text: 'De school is om 15.15 uur uit. Wordt {child} daar opgehaald?', only: 'school' },
      'We zijn pleegouders. {child} komt waarschijnlijk volgende maand bij ons.',
      { text: 'Graag een plaats met inkomenstarief.', only: 'vl' },
      'Ik volg een opleiding tot zorgkundige. Zonder opvang kan ik niet starten.',
      { text: 'Dringend!! Mijn onthaalouder is ziek en het is niet zeker wanneer zij weer begint.', only: 'vl' },
      'We spreken thuis Pools. {child} verstaat al wat Nederlands.',
      { text: 'Wij komen met de bakfiets. Is er een plek om die veilig te zetten?', only: 'baby' },
      'Mag het ook om de week? Mijn ex-partner vraagt voor de andere week zelf een plaats aan.',
      'Er is een tweede kindje op komst, dus we zoeken meteen iets voor langere tijd.',
      { text: '{child} is te vroeg geboren en heeft nog een monitor. Is daar ervaring mee?', only: 'baby' },
    ],
    exchanges: [
      {
        question: 'Op woensdag is er alleen in de voormiddag plaats. Is dat voor u ook goed?',
        reply: 'Ja, de voormiddag is prima. Mijn moeder haalt {child} dan om twaalf uur op.',
      },
      {
        question: 'We hebben plaats, maar pas twee weken later dan u vraagt. Kunt u die twee weken overbruggen?',
        reply: 'Dat lukt, ik neem dan nog ouderschapsverlof.',
      },
      {
        question: 'U vraagt vier dagen. Er is nu plaats voor drie dagen, de vierde dag volgt later. Wilt u dat?',
        reply: 'Drie dagen is een goed begin. De vierde dag los ik op met mijn zus.',
      },
      {
        question: 'Kunt u ons laten weten of {child} al inentingen kreeg, en of er een allergie is?',
        reply: 'Alle inentingen zijn in orde. Geen allergie, wel een gevoelige huid.',
        only: 'baby',
      },
      {
        question: 'Werkt u of volgt u een opleiding? Dan komt u mogelijk eerder aan de beurt.',
        reply: 'Ik werk 4/5 in het ziekenhuis, mijn partner werkt voltijds.',
        only: 'vl',
      },
      {
        question: 'Is een plaats bij een gastouder of onthaalouder in dezelfde straat ook goed?',
        reply: 'Ja hoor, als we eerst mogen kennismaken.',
      },
      {
        question: 'Hoe laat wilt u {child} uiterlijk ophalen? Deze locatie sluit om 18 uur.',
        reply: 'Kwart voor zes. Alleen op donderdag wordt het krap, dan komt de buurvrouw.',
      },
      {
        question: 'Naar welke school gaat {child}? We rijden niet naar elke school.',
        reply: 'Naar basisschool De Wegwijzer, dat is om de hoek.',
        only: 'school',
      },
    ],
    offers: [
      'Goed nieuws: er is plaats op de dagen die u vraagt. Bel ons om een kennismaking af te spreken.',
      'Er komt een plaats vrij op de dag dat u wilt starten. De locatie belt u deze week.',
      'Er is plaats op alle dagen. U kunt twee weken vooraf komen wennen.',
      'U kunt starten op de gevraagde datum. Neem bij het eerste bezoek uw identiteitskaart mee.',
      'Er is plaats. {place} stuurt u het contract per mail. Lees het rustig na.',
      'We houden een plaats vrij tot eind volgende week. Laat u de locatie weten of u die neemt?',
    ],
    refusals: [
      { reason: 'full', words: '' },
      {
        reason: 'full',
        words: 'Alle groepen zijn vol tot de zomer. We zetten u graag op de lijst van een andere locatie.',
      },
      {
        reason: 'full',
        words: 'Er zijn nog elf gezinnen voor u. Twee locaties in de buurt hebben wel plaats: bel ons gerust.',
      },
      { reason: 'days', words: 'Op dinsdag en donderdag is er geen plaats. Op maandag en vrijdag wel.' },
      { reason: 'start', words: '' },
      { reason: 'start', words: 'Vanaf de herfst is er plaats. Vroeger lukt helaas niet.' },
      { reason: 'age', only: 'baby', words: '' },
      { reason: 'priority', words: '' },
      { reason: 'other', words: 'De leefgroep wordt deze winter verbouwd. Er starten even geen nieuwe kinderen.' },
    ],
    corrections: [
      'We hebben ons vergist: het antwoord was voor een ander gezin bedoeld. Onze excuses.',
      'De locatie belde: er is toch een plaats weggevallen. We bekijken uw vraag opnieuw.',
      'We keken naar de verkeerde startdatum. U krijgt een nieuw antwoord.',
    ],
    withdrawals: [
      'We hebben ondertussen een plaats gevonden bij een onthaalouder in onze straat.',
      'Mijn ouders gaan op {child} passen. Bedankt voor de moeite!',
      'We verhuizen toch niet. U mag de aanvraag schrappen.',
      '',
    ],
  },
  fr: {
    remarks: [
      'Nous parlons français à la maison. Est-ce que quelqu’un sur place parle français ?',
      'Je commence un nouvel emploi le premier du mois.',
      '{child} est allergique aux arachides, nous avons toujours le stylo avec nous.',
      'Nous cherchons de préférence près de la gare, car je prends le train de 7 h 12.',
      'Nous pouvons aussi commencer plus tard si c’est nécessaire.',
    ],
    exchanges: [
      {
        question: 'Le mercredi, il y a de la place le matin seulement. Cela vous convient-il ?',
        reply: 'Oui, le matin nous suffit. Merci beaucoup !',
      },
      {
        question: 'Il y a une place deux semaines après la date demandée. Pouvez-vous attendre ?',
        reply: 'Oui, mon mari prendra congé pendant ces deux semaines.',
      },
    ],
    offers: [
      'Bonne nouvelle : il y a une place les jours demandés. Appelez-nous pour une première visite.',
      'Une place est libre à la date demandée. {place} vous appelle cette semaine.',
    ],
    refusals: [
      { reason: 'full', words: 'Tous les groupes sont complets jusqu’à l’été.' },
      { reason: 'days', words: '' },
      { reason: 'start', words: '' },
    ],
    corrections: ['Nous avons regardé la mauvaise date. Vous recevrez une nouvelle réponse. Toutes nos excuses.'],
    withdrawals: ['Nous avons trouvé une place chez une accueillante. Merci !', ''],
  },
  en: {
    remarks: [
      'We have just moved here for work and do not know how this goes. Thank you for your patience!',
      'I work rotating shifts, so the days may change every two weeks.',
      '{child} understands a little Dutch already.',
      'Is it possible to visit before we decide?',
      'Both of us start work at 8 a.m. sharp, so an early drop-off would help a lot.',
      { text: 'Our older daughter goes to {place} as well.', only: 'baby' },
    ],
    exchanges: [
      {
        question: 'There is a place on Monday and Tuesday, but not yet on Thursday. Would that help you?',
        reply: 'Yes please. We can manage the Thursdays until a place comes free.',
      },
      {
        question: 'At what time would you like to pick up {child}? This location closes at 6 p.m.',
        reply: 'At half past five at the latest.',
      },
      {
        question: 'Does {child} have any allergies, and are the vaccinations up to date?',
        reply: 'No allergies. The vaccinations were done in our home country, I can send the booklet.',
        only: 'baby',
      },
    ],
    offers: [
      'Good news: there is a place on the days you asked for. Please call us to plan a first visit.',
      'You can start on the day you asked for. {place} will call you this week.',
    ],
    refusals: [
      {
        reason: 'full',
        words: 'All groups are full until summer. Two other locations nearby do have a place: please call us.',
      },
      { reason: 'days', words: '' },
      { reason: 'priority', words: '' },
    ],
    corrections: ['We looked at the wrong starting day. You will get a new answer. Our apologies.'],
    withdrawals: ['My mother is coming to live with us. Thank you for your help!', ''],
  },
}

/** What colleagues write for each other; families never see it. */
export const notes: readonly string[] = [
  'Gebeld, voicemail ingesproken. Belt morgen terug.',
  'Moeder is moeilijk te bereiken voor 16 uur.',
  'Overlegd met de locatie: groep van de kleintjes krijgt er in januari twee plaatsen bij.',
  'Doorverwezen door het OCMW. Even voorrang bekijken.',
  'Zelfde gezin vroeg in april ook een plaats aan. Toen zelf ingetrokken.',
  'Tolk nodig bij de kennismaking.',
  'Collega van de locatie is deze week op verlof, maandag opnieuw proberen.',
]

/** Longer than anybody expects, with an address that has no place to break. */
export const overlongRemarks = [
  'We vragen opvang voor ons derde kind en willen graag vooraf vertellen hoe onze week eruitziet, want die is niet eenvoudig.',
  'Op maandag werkt mijn partner in het ziekenhuis van zeven tot half vier en vertrek ik zelf om kwart voor zeven met de trein.',
  'Op dinsdag wisselt dat: dan heb ik de late dienst, en komt mijn schoonmoeder tot de middag, maar zij kan niet met de auto rijden.',
  'Op woensdag is de oudste thuis vanaf de middag en moet die naar de muziekschool, terwijl de tweede naar de zwemles gaat.',
  'Op donderdag zijn we allebei de hele dag weg. Die dag is voor ons dus veruit de belangrijkste van allemaal.',
  'Op vrijdag kan het soms wel en soms niet. Het rooster komt pas twee weken vooraf, en wordt dan meestal nog een keer gewijzigd.',
  'Daarnaast is er een medische kant. Er is een dossier bij de kinderarts; we bezorgen dat graag, maar liever niet per mail.',
  'We hebben ook gelezen dat broers en zussen soms voorrang krijgen. Geldt dat ook als ze op een andere vestiging zitten?',
  'Ten slotte: onze website met alle roosters staat op https://gezin.example.org/roosters/2026/najaar/definitief-versie-4-echt-de-laatste-keer-gewijzigd.html',
  'Alvast heel erg bedankt om dit allemaal te lezen. Bel gerust, ook ’s avonds, want overdag nemen we op het werk niet op.',
].join('\n\n')
