// Which rows of the register speak of a natural person: docs/law/register-privacy.md.

/**
 * Whether this legal form is that of a person, or of persons together. Only a legal person (Burgerlijk Wetboek 2:1-3) is none;
 * a form that we do not know counts as a person. Without any form the register says nothing, and the trade name stands.
 */
export function isNaturalPerson(legalForm: string | null): boolean {
  return legalForm !== null && (!legalPerson.test(legalForm) || notYet.test(legalForm))
}

const legalPerson =
  /\bb\.?v\b|besloten vennootschap|\bn\.?v\b|naamloze vennootschap|stichting|vereniging|co[oö]peratie|onderlinge waarborg|kerkgenootschap|publiekrechtelijk|gemeente|europese vennootschap|\brechtspersoon\b/i
const notYet = /\bin oprichting\b|\bi\.?o\b/i

/** A childminder works at home: the place is as near as the public comes. Stored as it is shown, in Dutch. */
export function neutralName(place: string | null): string {
  return place ? `Gastouder in ${place}` : 'Gastouder'
}

/** The name that stands for a holder who is a person. */
export const neutralOrganiser = 'Natuurlijk persoon'

/** The four digits of a postcode: a neighbourhood, no house. */
export const neighbourhood = (postcode: string | null): string | null => postcode?.slice(0, 4) ?? null
