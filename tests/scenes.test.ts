import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { type House, makeHouse } from './support/house.ts'
import { allScenes } from './support/scenes.ts'
import type { State } from './support/scenes/scene.ts'

/** Whoever adds a page adds its scenes: pages.test.ts then looks at it in every style, width and state. */
let house: House
let routes: readonly string[]

const noPage: Readonly<Record<string, string>> = {
  'GET /health': 'answers machines',
  'GET /ready': 'answers machines',
  'GET /stijl/:name.css': 'a style sheet',
  'POST /api/kosten/vlaanderen': 'answers machines',
  'POST /api/kosten/nederland': 'answers machines',
  'GET /api/kosten/vlaanderen/:day.csv': 'a file',
  'GET /api/kosten/nederland/:year.csv': 'a file',
  'GET /api/openapi.json': 'answers machines',
  'GET /werk/kosten/:id/resultaat.csv': 'a file',
  'GET /werk/kosten/:id/resultaat.xlsx': 'a file',
  'POST /werk/kosten/:id/wissen': 'always leads back to the lists',
  'POST /reactie/link/:token': 'leads to the own reaction',
  'POST /mijn-reactie/intrekken': 'always leads back to the reaction',
  'POST /werk/reacties/:number/taak-stap': 'always leads back to the dossier',
  'POST /reactie/weg': 'ends a session on the way out',
  'POST /werk/reacties/:number/melder/besluit': 'always leads back to who asked',
  'POST /werk/reacties/:number/melder/tonen': 'the same page, with a name on it',
  'POST /mijn-reactie/bezwaar-terug': 'always leads back to the reaction',
  'POST /mijn-reactie/formeel': 'always leads back to the reaction',
  'GET /mijn-reactie/bestand/:id': 'a file',
  'GET /mijn-reactie/oordeel.pdf': 'a document',
  'GET /werk/reacties/:number/bestand/:id': 'a file',
  'GET /werk/reacties/post/:id/bestand/:file': 'a file',
  'GET /werk/reacties/:number/oordeel.pdf': 'a document',
  'GET /werk/klachtenloket': 'leads to the own desk',
  'GET /werk/klachtenloket/:slug/:year/cijfers.csv': 'a file',
  'GET /werk/reacties/:number/bemiddeling/afspraken.pdf': 'a document',
  'GET /mijn-reactie/bemiddeling/afspraken.pdf': 'a document',
  'GET /werk/wederhoor/bemiddeling/:id/afspraken.pdf': 'a document',
  'POST /kosten/vergeten': 'always leads back to the questions',
  'POST /werk/tarieven/:id/goedkeuren': 'leads back to the set, which says why not where it is refused',
  'POST /werk/tarieven/:id/intrekken': 'leads back to the set, which says why not where it is refused',
  'GET /zoek/kaart.json': 'answers the moving map',
  'GET /zoek/grenzen.json': 'answers the moving map',
  'GET /foto/:id/:size.webp': 'a photo',
  'POST /werk/opvang/:land/:registerId/profiel/fotos/:photo/weg': 'always leads back to the profile',
  'POST /werk/opvang/:land/:registerId/profiel/fotos/:photo/vooraan': 'always leads back to the profile',
  'POST /werk/loketpagina/:id/:taal/versie': 'always leads back to the text',
  'POST /werk/loketpagina/:id/weg': 'always leads back to the list',
  'POST /werk/loketpagina/:id/terug': 'always leads back to the list',
  'POST /werk/loketpagina/:id/omhoog': 'always leads back to the list',
  'POST /uitloggen': 'leads to the door, or on to the provider of the house',
  'POST /inloggen/met/:slug/afgemeld': 'asked by the server of a provider, which reads no page',
  'GET /inloggen/met/:slug/terug': 'leads in; what is refused looks as GET /inloggen/met/:slug does',
  'POST /inloggen/passkey/vraag': 'answers the script',
  'GET /werk/inloggen-via': 'leads to the own house',
  'GET /werk/inloggen-via/:slug/proef': 'leads to the provider; what goes wrong looks as GET /inloggen/met/:slug does',
  'POST /werk/inloggen-via/:slug/aan': 'leads back to the settings, which say why not',
  'POST /werk/inloggen-via/:slug/uit': 'always leads back to the settings',
  'POST /werk/passkeys/vraag': 'answers the script',
  'POST /werk/passkeys/:id/weg': 'always leads back to the passkeys',
  'POST /werk/mensen/:id/koppeling': 'always leads back to the people',
  'POST /aanvraag/volgorde': 'always leads back to the request',
  'GET /werk/post/:id.pdf': 'a document',
  'GET /werk/attesten/blad/:slug.pdf': 'a document',
  'GET /werk/attesten/:number/brief.pdf': 'a document',
  'POST /werk/attesten/:number/documenten': 'always leads back to the file',
  'POST /werk/attesten/:number/vernieuwen': 'leads to the new file',
  'POST /werk/attesten/:number/volmacht/:id': 'what is wrong comes back as POST /werk/attesten/:number/volmacht does',
  'POST /werk/attesten/:number/terug': 'what is wrong comes back as POST /werk/attesten/:number/stoppen does',
  'POST /werk/attesten/:number/gezin': 'what is wrong comes back as POST /werk/attesten/:number/stoppen does',
  'POST /werk/attesten/gemachtigden/:id': 'always leads back to the list',
  'POST /werk/post/:id': 'always leads back to the list',
  'POST /werk/brieven/:id/opnieuw': 'always leads back to the letter',
  'POST /werk/sessies/andere': 'always leads back to the sessions',
  'POST /werk/sessies/:id/einde': 'always leads back to the sessions',
  'POST /werk/mensen/uitnodigingen/:id/opnieuw': 'always leads back to the people',
  'POST /werk/mensen/uitnodigingen/:id/intrekken': 'always leads back to the people',
  'POST /werk/gebieden/:id/eraf': 'always leads back to the desk',
  'POST /werk/opvang/:land/:registerId/klopt': 'always leads to the occupation',
  'POST /werk/opvang/:land/:registerId/plan/:group/weg': 'always leads back to the places',
  'POST /werk/opvang/:land/:registerId/groep/:group/weg': 'always leads back to the places',
  'POST /werk/opvang/:land/:registerId/sluiting/weg': 'always leads back to the places',
  'GET /werk/aanvragen/:number/plaats': 'leads to the place',
  'GET /werk/plaatsen/:id/overeenkomst.pdf': 'a document',
  'GET /aanvraag/plaats/:id/overeenkomst.pdf': 'a document',
  'POST /aanvraag/aanbod/:offerId/aannemen': 'leads to the place, or back to the offer',
  'POST /aanvraag/aanbod/samen': 'leads to the places, or back to the offers',
  'POST /werk/aanvragen/:number/samen-aannemen': 'always leads back to the request',
  'POST /werk/aanvragen/:number/aannemen': 'leads to the place, or back to the request',
  'GET /werk/instellingen': 'leads to the own desk',
  'GET /werk/teksten': 'leads to the own desk',
  'GET /werk/procedure': 'leads to the own house',
  'GET /werk/logboek': 'leads to the own house',
  'GET /werk/bewaren': 'leads to the own house',
  'GET /werk/logboek/:slug/logboek.csv': 'a file',
  'GET /werk/reacties/:number/inzage/:id': 'a file',
  'POST /werk/bewaren/:slug/vasthouden/:id': 'always leads back to what is kept',
  'POST /werk/reacties/overdracht/:id/aannemen': 'leads to the dossier',
  'POST /werk/reacties/overdracht/:id/intrekken': 'always leads back to the hand-over',
  'GET /werk/panel': 'leads to the own house',
  'POST /werk/panel/:slug/groep/:id/leden/:member/einde': 'always leads back to the panel',
  'POST /werk/panel/:slug/groep/:id/leden/:member/link': 'always leads back to the panel',
  'GET /werk/panel/:slug/vraag/:id/stuk.pdf': 'a document',
  'GET /panel/vraag/:id/stuk.pdf': 'a document',
  'POST /panel/link/:token': 'leads to the panel',
  'GET /werk/jaarverslag': 'leads to the own house',
  'GET /werk/jaarverslag/:slug/:year/verslag.pdf': 'a document',
  'GET /werk/jaarverslag/:slug/:year/cijfers.csv': 'a file',
  'GET /klachten/:slug/jaarverslag/:year/verslag.pdf': 'a document',
  'GET /klachten/:slug/jaarverslag/:year/cijfers.csv': 'a file',
  'POST /werk/meldplicht/:id/niet-bereikt': 'always leads back to the report',
  'POST /werk/aanvragen/:number/begeleider': 'always leads back to the request',
}

const every: readonly State[] = ['empty', 'full', 'erroneous', 'overlong']

/** What a page cannot be. */
const never: Readonly<Record<string, Partial<Record<State, string>>>> = {
  '/werk/signalen': { erroneous: 'asks for nothing' },
  '/werk/signalen/opvang/:land/:registerId': { erroneous: 'asks for nothing', overlong: 'as the list' },
  '/werk/signalen/gemeld': { erroneous: 'asks for nothing', overlong: 'numbers and our own words' },
  '/werk/signalen/:id': { erroneous: 'comes back from its forms' },
  '/werk/signalen/gemeld/:number': { erroneous: 'comes back from its form' },
  '/werk/signalen/nieuw': { overlong: 'as correcting one' },
  '/werk/signalen/:id/verbeteren': { empty: 'there is a signal' },
  '/werk/signalen/:id/melden': { empty: 'there is a signal' },
  '/zorgen-over-opvang': { empty: 'words of our own', erroneous: 'asks for nothing', overlong: 'words of our own' },
  '/werk/meldplicht': { erroneous: 'asks for nothing', overlong: 'as the longest report' },
  '/werk/meldplicht/gids': { erroneous: 'a question that is none is asked again', overlong: 'nothing is typed' },
  '/werk/meldplicht/:id': {
    empty: 'something was reported',
    erroneous: 'stands at POST /werk/meldplicht/:id/aanvulling',
  },
  '/werk/toezicht/meldplicht/:id': { erroneous: 'stands at POST /werk/toezicht/meldplicht/:id/stap' },
  '/werk/meldplicht/reglement': { erroneous: 'asks for nothing', overlong: 'as the longest list of locations' },
  '/werk/meldplicht/reglement/:id': { overlong: 'its words stay in their box' },
  '/werk/toezicht/meldplicht': { empty: 'as of an organiser', erroneous: 'asks for nothing', overlong: 'bounded' },
  '/werk/reacties/inzage': { full: 'as empty', overlong: 'comes back with endless words as erroneous' },
  '/werk/reacties/:number/inzage': {
    empty: 'there is a reaction',
    erroneous: 'asks for nothing',
    overlong: 'as the dossier',
  },
  '/werk/bewaren/:slug': { full: 'as the longest' },
  '/werk/bewaren/:slug/namen': { empty: 'stands with what is kept', full: 'as above', overlong: 'three choices' },
  '/werk/bewaren/:slug/vasthouden': { empty: 'stands with what is kept', full: 'as above', overlong: 'bounded' },
  '/mijn-reactie/wie-keek': { empty: 'what was sent stands in it', erroneous: 'asks for nothing' },
  '/aanvraag/wie-keek': {
    empty: 'what was sent stands in it',
    erroneous: 'asks for nothing',
    overlong: 'as of a reaction',
  },
  '/toezicht/opvang/:land/:registerId': { erroneous: 'asks for nothing', overlong: 'words of our own' },
  '/werk/toezicht': { erroneous: 'asks for nothing', overlong: 'at most fifty rows' },
  '/werk/toezicht/opvang/:land/:registerId': { erroneous: 'asks for nothing', overlong: 'words as in the case' },
  '/werk/toezicht/organisator/:id': {
    empty: 'as of a location',
    erroneous: 'comes back from its form',
    overlong: 'as of a location',
  },
  '/werk/toezicht/doorgeven/:number': { empty: 'there is a report', overlong: 'as the dossier' },
  '/werk/toezicht/zaak/:id': { empty: 'there is a report', erroneous: 'comes back from its forms' },
  '/werk/toezicht/klantenbeheer': { empty: 'there are organisers', overlong: 'names and days' },
  '/werk/toelichting': { erroneous: 'asks for nothing', overlong: 'cards' },
  '/werk/toelichting/:id': { empty: 'there is a question', overlong: 'as the case' },
  '/werk/reacties/overdracht/:id': {
    empty: 'there is a report',
    erroneous: 'comes back from its form',
    overlong: 'as the case',
  },
  '/': { erroneous: 'asks for nothing', overlong: 'words of our own and three figures' },
  '/zoek': { erroneous: 'an address is no form: what cannot be understood is left out' },
  '/vergelijk': { erroneous: 'an address is no form: what cannot be read is left out' },
  '/kosten/bedragen': {
    empty: 'values of our own',
    erroneous: 'asks for nothing',
    overlong: 'values of our own',
  },
  '/werk/kosten': { full: 'as the longest' },
  '/werk/kosten/:id': { erroneous: 'asks for nothing' },
  '/werk/tarieven': {
    empty: 'there are the values of the program',
    erroneous: 'asks for nothing',
    overlong: 'as one set',
  },
  '/werk/tarieven/nieuw/:land': { full: 'filled in rightly it leads on', overlong: 'amounts are bounded' },
  '/werk/tarieven/:id': { empty: 'there is a set', erroneous: 'comes back from its forms' },
  '/kosten/attest': { empty: 'rules of our own', erroneous: 'asks for nothing', overlong: 'rules of our own' },
  '/werk/attesten': { erroneous: 'asks for nothing' },
  '/werk/attesten/nieuw': { full: 'filled in rightly it leads on' },
  '/werk/attesten/:number/stap/:stap': { overlong: 'every answer is bounded' },
  '/werk/attesten/:number/resultaat': { overlong: 'figures' },
  '/werk/opvang': { erroneous: 'asks for nothing', overlong: 'at most fifty rows' },
  '/werk/opvang/:land/:registerId/plan': { erroneous: 'comes back from its forms' },
  '/werk/opvang/:land/:registerId/plan/:group': { empty: 'fourteen boxes', overlong: 'fourteen boxes' },
  '/werk/opvang/:land/:registerId/groep': { full: 'a new group is empty', overlong: 'the name is bounded' },
  '/werk/opvang/:land/:registerId/groep/:group': { empty: 'there is a group', overlong: 'the name is bounded' },
  '/werk/opvang/:land/:registerId/klopt': {
    empty: 'leads to the places where there are none',
    erroneous: 'one button',
    overlong: 'as the occupation',
  },
  '/werk/opvang/:land/:registerId/sluiting': {
    empty: 'stands with the places',
    full: 'stands with the places',
    overlong: 'stands with the places',
  },
  '/aanvraag/nieuw': { overlong: 'comes back as a page of the form' },
  '/aanvraag/nieuw/bewaard': { empty: 'there is a form' },
  '/aanvraag/verder/:token': { empty: 'one button', overlong: 'one button' },
  '/aanvraag/wijzigen/:wat': { empty: 'there is a request' },
  '/aanvraag/volgen': { overlong: 'a number, a date and names of locations' },
  '/werk/aanvragen/:number/gegevens': { empty: 'there is a request' },
  '/werk/aanvragen/:number/dagen': { empty: 'there is a request' },
  '/werk/aanvragen/:number/start': { empty: 'there is a request' },
  '/aanvraag/aanbod': { erroneous: 'asks for nothing' },
  '/aanvraag/aanbod/:offerId': { empty: 'there is an offer' },
  '/aanvraag/bezoek/:choiceId': { empty: 'there is an invitation' },
  '/aanvraag/vraag/:choiceId': { full: 'sent it leads on' },
  '/aanvraag/plaats': { erroneous: 'comes back as its form' },
  '/aanvraag/plaats/:id/overeenkomst': {
    empty: 'there is a place',
    full: 'as the longest',
    erroneous: 'asks for nothing',
  },
  '/werk/plaatsen/:id': { empty: 'there is a place' },
  '/opvang/link/:token': { empty: 'one button' },
  '/opvang/:land/:registerId/beheer/ontvangen': { empty: 'there is a location', erroneous: 'asks for nothing' },
  '/werk/claims': { erroneous: 'asks for nothing' },
  '/werk/claims/:id': { empty: 'there is a claim' },
  '/loketten': { erroneous: 'a search: what is not there is not found' },
  '/loket/:slug/:page': { empty: 'there is a text' },
  '/wie-helpt': { empty: 'words of our own', erroneous: 'asks for nothing', overlong: 'words of our own' },
  '/werk/maatregelen': { erroneous: 'asks for nothing', overlong: 'as one measure' },
  '/werk/procedure/sjablonen': { overlong: 'as the words of a procedure' },
  '/werk/reacties/vervanging': { overlong: 'names and days' },
  '/werk/maatregelen/:id': { empty: 'there is a measure' },
  '/werk/maatregelen/nieuw': {
    full: 'filled in rightly it leads on',
    overlong: 'what is too long comes back as an error',
  },
  '/wie-helpt-bij-klachten': {
    empty: 'words of our own',
    erroneous: 'asks for nothing',
    overlong: 'words of our own',
  },
  '/reactie': { erroneous: 'a search: what is not there is not found', overlong: 'at most ten rows' },
  '/reactie/link': { full: 'sent it says the same to everybody', overlong: 'one address' },
  '/reactie/link/:token': { empty: 'one button', full: 'one button', overlong: 'one button' },
  '/reactie/ontvangen': {
    empty: 'there is a reaction',
    erroneous: 'asks for nothing',
    overlong: 'a number and our own words',
  },
  '/reactie/code': { full: 'asks one thing', overlong: 'what is typed is cut' },
  '/werk/reacties/:number/strikt': { overlong: 'names of colleagues' },
  '/werk/reacties/:number/strikt/overnemen': { empty: 'there is a case', overlong: 'a number and a reason' },
  '/werk/reacties/:number/melder': { empty: 'there is somebody', overlong: 'as the dossier' },
  '/mijn-reactie': { erroneous: 'comes back from its forms', overlong: 'as the dossier' },
  '/werk/reacties/post': { erroneous: 'asks for nothing' },
  '/werk/reacties/post/:id': { empty: 'there is a mail', erroneous: 'comes back from its forms' },
  '/werk/reacties': { erroneous: 'asks for nothing' },
  '/werk/reacties/nieuw': { overlong: 'as the form for everybody' },
  '/werk/reacties/:number': { erroneous: 'comes back from its forms' },
  '/werk/wederhoor': { erroneous: 'asks for nothing', overlong: 'cards' },
  '/werk/wederhoor/:id': { empty: 'there is a question', overlong: 'words of a handler' },
  '/werk/wederhoor/bemiddeling/:id': { empty: 'there is a mediation' },
  '/werk/klachtenloket/:slug/:year': { erroneous: 'asks for nothing', overlong: 'figures' },
  '/reactie/veilig': { empty: 'words of our own', erroneous: 'asks for nothing', overlong: 'words of our own' },
  '/werk/jaarverslag/:slug': { erroneous: 'asks for nothing', overlong: 'four years' },
  '/werk/jaarverslag/:slug/:year': { erroneous: 'comes back from its forms', overlong: 'comes back from its forms' },
  '/klachten/:slug/jaarverslag': { erroneous: 'asks for nothing', overlong: 'a list of years' },
  '/werk/panel/:slug': { erroneous: 'comes back from its forms', overlong: 'as one question' },
  '/werk/panel/:slug/nieuw': { full: 'filled in rightly it leads on', overlong: 'the name is bounded' },
  '/werk/panel/:slug/groep/:id': { erroneous: 'comes back from its form', overlong: 'names are bounded' },
  '/werk/panel/:slug/vraag/:id': { empty: 'there is a question', erroneous: 'comes back from its forms' },
  '/panel': { empty: 'as one question less', erroneous: 'asks for nothing', overlong: 'as one question' },
  '/panel/link': { full: 'sent it says the same to everybody', overlong: 'one address' },
  '/panel/link/:token': { empty: 'one button', overlong: 'one button' },
  '/panel/vraag/:id': { empty: 'there is a question', erroneous: 'comes back from its forms' },
  '/klachten/:slug/verbeteringen': { overlong: 'as the page where they are written' },
  '/werk/verbeteringen/:slug': { overlong: 'as a text of the annual report' },
  '/werk/procedure/:slug': { overlong: 'comes back from the form with words' },
  '/klachten/:slug/ingebed': { empty: 'two buttons' },
  '/werk/reacties/:number/elders/:id': { full: 'sent it leads on' },
  '/werk/loketpagina': { erroneous: 'comes back as /werk/loketpagina/aanvragen', overlong: 'as the page of the desk' },
  '/werk/plaatsen/:id/overeenkomst': {
    empty: 'there is a place',
    overlong: 'as that of the family',
    erroneous: 'asks for nothing',
  },
  '/werk/post': { erroneous: 'asks for nothing' },
  '/aanvraag': { erroneous: 'comes back as /aanvraag/antwoord' },
  '/aanvraag/ontvangen': { empty: 'there is a request', erroneous: 'who has no request is led to the lost link' },
  '/aanvraag/intrekken': { empty: 'there is a request' },
  '/aanvraag/link/:token': { empty: 'one button', overlong: 'one button' },
  '/inloggen/met/:slug': {
    empty: 'leads to the provider',
    full: 'leads to the provider',
    overlong: 'words of our own',
  },
  '/inloggen/code': { full: 'a code is never shown again' },
  '/wachtwoord/:token': { full: 'a password is never shown again' },
  '/uitnodiging/:token': { empty: 'somebody is invited' },
  '/tweede-stap': { empty: 'there is a secret to show' },
  '/tweede-stap/:token': { full: 'a password is never shown again', overlong: 'a password is never shown again' },
  '/werk/brieven/:id': { empty: 'there is a letter' },
  '/werk/gebieden': { erroneous: 'asks for nothing' },
  '/werk/sessies': { empty: 'the session of this very browser' },
  '/werk/sessies/tweede-stap': { empty: 'asks for a password', overlong: 'a password is never shown again' },
  '/werk/mensen/nieuw': { full: 'filled in rightly it leads on' },
  '/werk/mensen/:id': { empty: 'there is a person' },
  '/werk/organisaties/nieuw': { full: 'filled in rightly it leads on' },
  '/werk/organisaties/:slug': { empty: 'there is an organisation' },
  '/werk/beheer': { erroneous: 'asks for nothing', overlong: 'words of our own' },
  '/werk/instellingen/:slug': { overlong: 'numbers' },
  '/werk/teksten/:slug/:lang': { erroneous: 'a search: what is not there is not found' },
  '/werk/teksten/:slug/:lang/:key': { empty: 'there is a text' },
}

const addressOf = (route: string) => route.split(' ')[1] ?? ''

const isLookedAt = (page: string, state: State) =>
  allScenes.some((scene) => addressOf(scene.route) === page && scene.state === state)

describe('scenes', () => {
  before(async () => {
    house = await makeHouse()
    const app = await house.app()
    routes = app.routes.map(({ method, url }) => `${method} ${url}`)
  })
  after(() => house.close())

  test('every route that makes a page is looked at', (t) => {
    const looked = new Set(allScenes.map(({ route }) => route))
    const missing = routes.filter((route) => !looked.has(route) && !(route in noPage))
    assert.deepEqual(missing, [])
    t.diagnostic(`${routes.length} routes: ${looked.size} looked at, ${Object.keys(noPage).length} make no page`)
  })

  test('a route without a page exists and has no scene', () => {
    const stale = Object.keys(noPage).filter(
      (route) => !routes.includes(route) || allScenes.some((scene) => scene.route === route),
    )
    assert.deepEqual(stale, [])
  })

  test('every page is looked at empty, full, erroneous and overlong, where it can be', (t) => {
    const pages = routes.filter((route) => route.startsWith('GET ') && !(route in noPage)).map(addressOf)
    const missing = pages.flatMap((page) =>
      every.filter((state) => !isLookedAt(page, state) && !never[page]?.[state]).map((state) => `${page}: ${state}`),
    )
    assert.deepEqual(missing, [])
    t.diagnostic(`${allScenes.length} scenes of ${pages.length} pages`)
  })

  test('what a page cannot be, it is nowhere', () => {
    const stale = Object.entries(never).flatMap(([page, states]) =>
      every.filter((state) => states[state] && isLookedAt(page, state)).map((state) => `${page}: ${state}`),
    )
    assert.deepEqual(stale, [])
  })

  test('no two scenes have one name', () => {
    const names = allScenes.map(({ name }) => name)
    assert.equal(new Set(names).size, names.length)
  })
})
