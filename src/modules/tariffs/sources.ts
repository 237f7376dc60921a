// Where the values come from, in the three languages of the house. A rule names its source by the English words; docs/rules.md
// prints those, and who reads a page gets his own.
import type { Lang } from '../../lib/lang.ts'

export type Source = Readonly<Record<Lang, string>>

/** The name of a publication is the same in every language. */
const named = (name: string): Source => ({ nl: name, fr: name, en: name })

/** What we say ourselves. */
const said = (words: Source): Source => words

const knack = 'Belga in Knack Moneytalk, "Nieuwe tarieven kinderopvang vanaf 1 januari 2014"'

export const sources = {
  knack2014: named(knack),
  knack2014Confirmed: said({
    nl: `${knack}; bevestigd door Kind en Gezin, 10 november 2015`,
    fr: `${knack}; confirmé par Kind en Gezin, 10 novembre 2015`,
    en: `${knack}; confirmed by Kind en Gezin, 10 November 2015`,
  }),
  knack2014StillHolds: said({
    nl: `${knack}; een latere waarde vonden we niet, dus deze geldt hier nog`,
    fr: `${knack}; nous n’avons pas trouvé de valeur plus récente, celle-ci vaut donc encore ici`,
    en: `${knack}; no later value was found, so it still holds here`,
  }),
  knackJanuary: said({
    nl: 'Knack, 2014: van oktober naar januari verplaatst',
    fr: 'Knack, 2014 : déplacé d’octobre à janvier',
    en: 'Knack, 2014: moved from October to January',
  }),
  kruispunt: named('Kruispunt Migratie-Integratie, "Tarief en aanvraag attest voor kinderopvang gewijzigd" (2015)'),
  kruispuntShort: named('Kruispunt Migratie-Integratie (2015)'),
  kruispuntVvsg: named('Kruispunt Migratie-Integratie (2015); VVSG (2023)'),
  kindEnGezin2016: said({
    nl: 'Kind en Gezin, 10 november 2015: "Attesten inkomenstarief 2016, indexering en herberekening"',
    fr: 'Kind en Gezin, 10 novembre 2015 : "Attesten inkomenstarief 2016, indexering en herberekening"',
    en: 'Kind en Gezin, 10 November 2015: "Attesten inkomenstarief 2016, indexering en herberekening"',
  }),
  kindEnGezinTwelve: said({
    nl: 'Kind en Gezin, 10 november 2015: tot en met het jaar waarin het kind 12 wordt',
    fr: 'Kind en Gezin, 10 novembre 2015 : jusqu’à l’année des 12 ans de l’enfant comprise',
    en: 'Kind en Gezin, 10 November 2015: up to and with the year in which the child turns 12',
  }),
  standaard2016: said({
    nl: 'De Standaard, 3 november 2016',
    fr: 'De Standaard, 3 novembre 2016',
    en: 'De Standaard, 3 November 2016',
  }),
  lebbeke: named('OCMW Lebbeke, "Individueel verminderd tarief kinderopvang"'),
  vrt2022: said({
    nl: 'VRT NWS, 28 oktober 2022, "Prijzen voor kinderopvang worden geïndexeerd"',
    fr: 'VRT NWS, 28 octobre 2022, "Prijzen voor kinderopvang worden geïndexeerd"',
    en: 'VRT NWS, 28 October 2022, "Prijzen voor kinderopvang worden geïndexeerd"',
  }),
  vvsg2023: said({
    nl: 'VVSG, 30 oktober 2023, "Indexering inkomenstarief baby en peuter"',
    fr: 'VVSG, 30 octobre 2023, "Indexering inkomenstarief baby en peuter"',
    en: 'VVSG, 30 October 2023, "Indexering inkomenstarief baby en peuter"',
  }),
  schryvers: said({
    nl: 'Vlaams parlementslid Schryvers, cdenv.be',
    fr: 'Députée flamande Schryvers, cdenv.be',
    en: 'Member of parliament Schryvers, cdenv.be',
  }),
  trends: named('Trends, "Opvang betalen of minder werken"'),
  ravelsNoYear: said({
    nl: 'Ravels, een bedrag waarvan het jaar er niet bij staat',
    fr: 'Ravels, un montant dont l’année n’est pas indiquée',
    en: 'Ravels, an amount whose year is not stated',
  }),
  ravels2022: said({
    nl: 'Ravels, "bedragen 2022"; de volgorde van de bedragen zegt 2021',
    fr: 'Ravels, "bedragen 2022" ; l’ordre des montants dit 2021',
    en: 'Ravels, "bedragen 2022"; the order of the amounts says 2021',
  }),
  dilbeek: said({
    nl: 'Dilbeek, een bedrag waarvan het jaar er niet bij staat',
    fr: 'Dilbeek, un montant dont l’année n’est pas indiquée',
    en: 'Dilbeek, an amount whose year is not stated',
  }),
  derivedMinimum2022: said({
    nl: 'Afgeleid: 6,00 van 2023 min de index van 9,86 %',
    fr: 'Dérivé : 6,00 de 2023 moins l’index de 9,86 %',
    en: 'Derived: 6.00 of 2023 less its index of 9.86 %',
  }),
  derivedMaximum2022: said({
    nl: 'Afgeleid: 33,31 van 2023 min de index van 9,86 %',
    fr: 'Dérivé : 33,31 de 2023 moins l’index de 9,86 %',
    en: 'Derived: 33.31 of 2023 less its index of 9.86 %',
  }),
  derivedReduction2025: said({
    nl: 'Afgeleid: 3,14 van 2014, verhoogd zoals de schijven',
    fr: 'Dérivé : 3,14 de 2014, relevé comme les tranches',
    en: 'Derived: 3.14 of 2014 scaled as the bands',
  }),
  notes2026: said({
    nl: 'Notities van een leverancier (juli 2026) over de bedragen van Opgroeien voor 2025 of 2026; het document zelf lazen we niet',
    fr: 'Notes d’un fournisseur (juillet 2026) sur les montants d’Opgroeien pour 2025 ou 2026 ; nous n’avons pas lu le document même',
    en: 'A supplier’s notes of July 2026 on Opgroeien’s parameters for 2025 or 2026; the document itself was not read',
  }),
  notes2026Scaled: said({
    nl: 'Geschat: notities van een leverancier (juli 2026), aangevuld met grenzen en helling naar de tabel van 2014',
    fr: 'Estimé : notes d’un fournisseur (juillet 2026), complétées par les plafonds et la pente selon le tableau de 2014',
    en: 'A supplier’s notes of July 2026 on Opgroeien’s parameters for 2025 or 2026; the document itself was not read; caps and slope scaled from the table of 2014',
  }),
  notesOnLetter: said({
    nl: 'Notities van een leverancier over de brief van Opgroeien over de indexering van 2026; de brief lazen we niet',
    fr: 'Notes d’un fournisseur sur la lettre d’Opgroeien concernant l’indexation de 2026 ; nous n’avons pas lu la lettre',
    en: 'A supplier’s notes on Opgroeien’s letter about the indexing of 2026; the letter was not read',
  }),
  notesThirtyMonths: said({
    nl: 'Notities van een leverancier over de brief van Opgroeien over de indexering van 2026: tot 30 maanden; de brief lazen we niet',
    fr: 'Notes d’un fournisseur sur la lettre d’Opgroeien concernant l’indexation de 2026 : jusqu’à 30 mois ; nous n’avons pas lu la lettre',
    en: 'A supplier’s notes on Opgroeien’s letter about the indexing of 2026: until 30 months; the letter was not read',
  }),
  boundsOnly: said({
    nl: 'Sinds 2016 elk jaar geïndexeerd; van deze jaren vonden we geen tabel',
    fr: 'Indexé chaque année depuis 2016 ; nous n’avons pas trouvé de tableau de ces années',
    en: 'Indexed every year from 2016; no table of these years was found',
  }),
  notFound: said({ nl: 'Niet gevonden', fr: 'Pas trouvé', en: 'Not found' }),
  notPublished: said({
    nl: 'Nog niet gepubliceerd, of niet gevonden',
    fr: 'Pas encore publié, ou pas trouvé',
    en: 'Not published yet, or not found',
  }),
  cameInMay2015: said({
    nl: 'Kwam er op 1 mei 2015',
    fr: 'Existe depuis le 1er mai 2015',
    en: 'Came on 1 May 2015',
  }),
  roeselareFoster: named('Roeselare, "Kinderopvang met inkomenstarief"'),
  roeselareBeerse: said({
    nl: 'Roeselare, Beerse; Bierbeek zegt de helft van het tarief',
    fr: 'Roeselare, Beerse ; Bierbeek dit la moitié du tarif',
    en: 'Roeselare, Beerse; Bierbeek says half of the tariff instead',
  }),
  roeselareLivingWage: said({
    nl: 'Roeselare; Bierbeek zegt de helft van het tarief',
    fr: 'Roeselare ; Bierbeek dit la moitié du tarif',
    en: 'Roeselare; Bierbeek says half of the tariff',
  }),
  ocmw: named('Oudsbergen, Ravels, Lebbeke'),
  houseRules: said({
    nl: 'Opgroeien, model huishoudelijk reglement (februari 2026)',
    fr: 'Opgroeien, modèle de règlement intérieur (février 2026)',
    en: 'Opgroeien, model of house rules (February 2026)',
  }),
  schoolChildrenOnly: said({
    nl: 'vzw Kinderopvang, "Kostprijs": alleen schoolkinderen',
    fr: 'vzw Kinderopvang, "Kostprijs" : écoliers seulement',
    en: 'vzw Kinderopvang, "Kostprijs": school children only',
  }),
  twoOrganisers: said({
    nl: 'Websites van twee organisatoren; een andere noemt nog 120 %, de waarde van 2014 voor meer dan 12 uur',
    fr: 'Sites de deux organisateurs ; un autre dit encore 120 %, la valeur de 2014 pour plus de 12 heures',
    en: 'Websites of two organisers; another still says 120 %, the value of 2014 for more than 12 hours',
  }),
  respite: said({
    nl: 'Opgroeien, vragen over kinderopvang (juni 2026): minstens 18 voor een voltijds plan, pro rata voor deeltijds',
    fr: 'Opgroeien, questions sur l’accueil (juin 2026) : au moins 18 pour un plan à temps plein, au prorata à temps partiel',
    en: 'Opgroeien, questions about childcare (June 2026): at least 18 for a full-time plan, pro rata for part-time',
  }),
  agreement: said({
    nl: 'Opgroeien, model schriftelijke overeenkomst (april 2025); de inkomensgrens is geïndexeerd, dit is de waarde daar',
    fr: 'Opgroeien, modèle de convention écrite (avril 2025) ; la limite de revenu est indexée, ceci est sa valeur là',
    en: 'Opgroeien, model of the written agreement (April 2025); the income limit is indexed, this is its value there',
  }),
  freePrice: said({
    nl: 'Kind en Gezin, "Vrije prijs"; van welk jaar het bedrag is, staat er niet bij',
    fr: 'Kind en Gezin, "Vrije prijs" ; l’année du montant n’est pas indiquée',
    en: 'Kind en Gezin, "Vrije prijs"; of which year this amount is was not stated',
  }),
  thirdParty: said({
    nl: 'Een rekenhulp van een derde, 2025-2026',
    fr: 'Un calculateur d’un tiers, 2025-2026',
    en: 'A calculator of a third party, 2025-2026',
  }),
  questions: said({
    nl: 'Opgroeien, veelgestelde vragen over kinderopvang (juni 2026)',
    fr: 'Opgroeien, questions fréquentes sur l’accueil (juin 2026)',
    en: 'Opgroeien, questions about childcare (June 2026)',
  }),
  certificateCare: said({
    nl: 'Eigen belofte: een termijn voor een loket vonden we niet; de AVG (art. 5.1.e) vraagt niet langer dan nodig',
    fr: 'Notre promesse : nous n’avons pas trouvé de délai pour un guichet ; le RGPD (art. 5.1.e) demande pas plus que nécessaire',
    en: 'Own promise: no term for a desk was found; the GDPR (art. 5.1.e) asks for no longer than needed',
  }),
  certificateAsk: named('Kind en Gezin, "Attest aanvragen"'),
  certificateNode: named('Kind en Gezin, node 1003'),
  caps2024: said({
    nl: 'Na publicatie verhoogd van 9,65: VNG, november 2023; kinderopvang-wijzer.nl',
    fr: 'Relevé après publication, de 9,65 : VNG, novembre 2023 ; kinderopvang-wijzer.nl',
    en: 'Raised after publication from 9.65: VNG, November 2023; kinderopvang-wijzer.nl',
  }),
  caps2025: named('Staatsblad 2024, 273'),
  rijksoverheid2026: said({
    nl: 'Rijksoverheid, Bedragen kinderopvangtoeslag 2026 (in een openbare kopie)',
    fr: 'Rijksoverheid, Bedragen kinderopvangtoeslag 2026 (dans une copie publique)',
    en: 'Rijksoverheid, Bedragen kinderopvangtoeslag 2026 (in a public copy)',
  }),
  article8a: named('Besluit kinderopvangtoeslag, art. 8a (Staatsblad 2022, 386)'),
  planned2027: said({
    nl: 'blikopnieuws.nl, april 2025; de tabel van 2027 vonden we niet',
    fr: 'blikopnieuws.nl, avril 2025 ; nous n’avons pas trouvé le tableau de 2027',
    en: 'blikopnieuws.nl, April 2025; the table of 2027 was not found',
  }),
  anp2025: said({ nl: 'ANP, juni 2025', fr: 'ANP, juin 2025', en: 'ANP, June 2025' }),
  anp2025Later: said({
    nl: 'ANP, juni 2025; of een later kabinet het veranderde, vonden we niet',
    fr: 'ANP, juin 2025 ; nous n’avons pas trouvé si un gouvernement ultérieur l’a changé',
    en: 'ANP, June 2025; whether a later cabinet changed it was not found',
  }),
  printedLukkepuk: said({
    nl: 'Overgenomen van een opvangorganisatie (lukkepuk.nl)',
    fr: 'Repris d’un organisateur d’accueil (lukkepuk.nl)',
    en: 'Printed by a provider (lukkepuk.nl)',
  }),
  derivedLess86: said({
    nl: 'Afgeleid: 2025 min 8,6',
    fr: 'Dérivé : 2025 moins 8,6',
    en: 'Derived: 2025 less 8.6',
  }),
  derivedLess11: said({
    nl: 'Afgeleid: 2026 min 1,1',
    fr: 'Dérivé : 2026 moins 1,1',
    en: 'Derived: 2026 less 1.1',
  }),
  floor2024: said({
    nl: 'Ondergrens van 33,3 %, Staatsblad 2024, 273',
    fr: 'Plancher de 33,3 %, Staatsblad 2024, 273',
    en: 'Floor of 33.3 %, Staatsblad 2024, 273',
  }),
  floor2025: said({
    nl: 'Ondergrens van 33,3 % vanaf 159.225, Staatsblad 2024, 273',
    fr: 'Plancher de 33,3 % à partir de 159.225, Staatsblad 2024, 273',
    en: 'Floor of 33.3 % from 159,225, Staatsblad 2024, 273',
  }),
  conflict946: said({
    nl: 'Tegenspraak: de opvangorganisatie drukt 94,6',
    fr: 'Contradiction : l’organisateur imprime 94,6',
    en: 'Conflict: the provider prints 94.6',
  }),
  unclearPrint: said({
    nl: 'Onduidelijk gedrukt door de opvangorganisatie: 91,1,2',
    fr: 'Imprimé peu clairement par l’organisateur : 91,1,2',
    en: 'Unclear print of the provider: 91,1,2',
  }),
  inferred96: said({
    nl: 'Afgeleid: 96 % tot de eerste gedrukte grens',
    fr: 'Déduit : 96 % jusqu’à la première limite imprimée',
    en: 'Inferred: 96 % up to the first printed limit',
  }),
  computedBack: said({
    nl: 'Teruggerekend uit de bijdragen die een opvangorganisatie drukt (kinderopvangkoos.nl)',
    fr: 'Recalculé des contributions qu’un organisateur imprime (kinderopvangkoos.nl)',
    en: 'Computed back from the contributions a provider prints (kinderopvangkoos.nl)',
  }),
  inferredNext: said({
    nl: 'Afgeleid: niet onder het eerste kind',
    fr: 'Déduit : pas moins que le premier enfant',
    en: 'Inferred: not below the first child',
  }),
  lowerBound: said({
    nl: 'Niet zeker: alleen een ondergrens bekend',
    fr: 'Pas sûr : seule une limite inférieure est connue',
    en: 'UNCERTAIN: lower bound only',
  }),
  value2024: said({
    nl: 'Waarde van 2024, gedrukt door een opvangorganisatie; het besluit zegt ongewijzigd',
    fr: 'Valeur de 2024, imprimée par un organisateur ; l’arrêté dit inchangé',
    en: 'Value of 2024 printed by a provider; the decree says unchanged',
  }),
} as const satisfies Record<string, Source>

const byEnglish = new Map<string, Source>(Object.values(sources).map((source) => [source.en, source]))

/** Undefined for words that are none of ours: typed by who proposed a set, and shown as typed. */
export const findSource = (english: string): Source | undefined => byEnglish.get(english)
