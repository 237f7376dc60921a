import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { App } from '../src/app.tsx'
import { newId, newNumber } from '../src/platform/tokens.ts'
import { type House, makeHouse } from './support/house.ts'
import { buildTown, everyRole, type Quarter, type Town } from './support/town.ts'

/**
 * Every route × every role × somebody else's object. What is not yours and what does not exist must answer the same, and no word of
 * the other desk may show. Each route that names an object says here which one; a new one without an entry fails.
 */
let house: House
let app: App
let town: Town

const everyPair = process.env['STEPS'] !== undefined

interface Named {
  /** An address of the other desk's object. */
  foreign(far: Quarter): Record<string, string>
  /** The same kind of address with nothing behind it. */
  absent(): Record<string, string>
}

const one = (name: string, of: (far: Quarter) => string, absent: () => string = newId): Named => ({
  foreign: (far) => ({ [name]: of(far) }),
  absent: () => ({ [name]: absent() }),
})

const objects: readonly (readonly [RegExp, Named])[] = [
  [
    /^\/werk\/opvang\/:land\/:registerId/,
    {
      foreign: (far) => ({ land: 'vl', registerId: far.registerId, group: newId() }),
      absent: () => ({ land: 'vl', registerId: '999999999', group: newId() }),
    },
  ],
  [
    /^\/werk\/loketpagina\/:id/,
    {
      foreign: (far) => ({ id: far.articleId, taal: 'nl' }),
      absent: () => ({ id: newId(), taal: 'nl' }),
    },
  ],
  [/^\/werk\/claims\/:id/, one('id', (far) => far.claimId)],
  [/^\/werk\/aanvragen\/:number/, one('number', (far) => far.requestNumber, newNumber)],
  [/^\/werk\/vragen\/:choiceId/, one('choiceId', (far) => far.choiceId)],
  [/^\/aanvraag\/(bezoek|vraag)\/:choiceId/, one('choiceId', (far) => far.choiceId)],
  [/^\/aanvraag\/aanbod\/:offerId/, one('offerId', (far) => far.offerId)],
  [/^\/(werk\/plaatsen|aanvraag\/plaats)\/:id/, one('id', (far) => far.placementId)],
  [/^\/werk\/post\/:id/, one('id', (far) => far.paperId)],
  [/^\/werk\/brieven\/:id/, one('id', (far) => far.letterId)],
  [/^\/werk\/passkeys\/:id/, one('id', (far) => far.passkeyId)],
  [/^\/werk\/sessies\/:id/, one('id', (far) => far.worker.sessionId)],
  [/^\/werk\/mensen\/uitnodigingen\/:id/, one('id', (far) => far.invitationId)],
  [/^\/werk\/mensen\/:id/, one('id', (far) => far.worker.membershipId)],
  [
    /^\/werk\/organisaties\/:slug/,
    one(
      'slug',
      () => 'desk-far',
      () => 'desk-nowhere',
    ),
  ],
  [/^\/werk\/gebieden\/:id/, one('id', (far) => far.deskId)],
  [
    /^\/werk\/(instellingen|teksten|procedure|jaarverslag|verbeteringen|inloggen-via|logboek|bewaren)\/:slug/,
    {
      foreign: () => ({ id: newId(), slug: 'desk-far', year: '2025', lang: 'nl', key: 'locations.finder.title' }),
      absent: () => ({ id: newId(), slug: 'desk-nowhere', year: '2025', lang: 'nl', key: 'locations.finder.title' }),
    },
  ],
  [
    /^\/werk\/reacties\/post\/:id/,
    {
      foreign: (far) => ({ id: far.arrivalId, file: far.arrivalFileId }),
      absent: () => ({ id: newId(), file: newId() }),
    },
  ],
  [/^\/werk\/reacties\/overdracht\/:id/, one('id', (far) => far.handoverId)],
  [/^\/werk\/toezicht\/doorgeven\/:number/, one('number', (far) => far.reportNumber, newNumber)],
  [/^\/werk\/toezicht\/zaak\/:id/, one('id', (far) => far.passedOnId)],
  [/^\/werk\/toezicht\/organisator\/:id/, one('id', (far) => far.organiserId)],
  [/^\/werk\/toelichting\/:id/, one('id', (far) => far.clarificationId)],
  [
    /^\/werk\/toezicht\/opvang\/:land\/:registerId/,
    {
      foreign: (far) => ({ land: 'vl', registerId: far.registerId }),
      absent: () => ({ land: 'vl', registerId: '999999999' }),
    },
  ],
  [
    /^\/werk\/reacties\/:number\/elders\/:id/,
    {
      foreign: (far) => ({ number: far.reactionNumber, id: far.escalationId }),
      absent: () => ({ number: newNumber(), id: newId() }),
    },
  ],
  [
    /^\/werk\/reacties\/:number/,
    {
      foreign: (far) => ({ number: far.reactionNumber, id: far.reactionFileId }),
      absent: () => ({ number: newNumber(), id: newId() }),
    },
  ],
  [
    /^\/werk\/panel\/:slug/,
    {
      foreign: (far) => ({ slug: 'organiser-far', id: far.consultationId, member: far.panelMemberId }),
      absent: () => ({ slug: 'organiser-nowhere', id: newId(), member: newId() }),
    },
  ],
  [/^\/panel\/vraag\/:id/, one('id', (far) => far.consultationId)],
  [/^\/werk\/maatregelen\/:id/, one('id', (far) => far.measureId)],
  [/^\/werk\/wederhoor\/bemiddeling\/:id/, one('id', (far) => far.mediationId)],
  [
    /^\/werk\/klachtenloket\/:slug/,
    {
      foreign: () => ({ slug: 'complaints-far', year: '2025' }),
      absent: () => ({ slug: 'complaints-nowhere', year: '2025' }),
    },
  ],
  [/^\/werk\/wederhoor\/:id/, one('id', (far) => far.inquiryId)],
  [/^\/mijn-reactie\/bestand\/:id/, one('id', (far) => far.reactionFileId)],
  [/^\/werk\/signalen\/gemeld\/:number/, one('number', (far) => far.reportedNumber, newNumber)],
  [
    /^\/werk\/signalen\/opvang/,
    {
      // Published: what the desk heard of it is not.
      foreign: (far) => ({ land: 'nl', registerId: far.registerId }),
      absent: () => ({ land: 'nl', registerId: '999999999' }),
    },
  ],
  [
    /^\/werk\/signalen\/:id/,
    {
      foreign: (far) => ({ id: far.signalId, followUp: far.followUpId }),
      absent: () => ({ id: newId(), followUp: newId() }),
    },
  ],
  [/^\/werk\/meldplicht\/reglement\/:id/, one('id', (far) => far.locationId)],
  [/^\/werk\/(toezicht\/)?meldplicht\/:id/, one('id', (far) => far.incidentId)],
  [/^\/werk\/wachtlijst\/:id/, one('id', (far) => far.listId)],
  [/^\/werk\/kosten\/:id/, one('id', (far) => far.batchId)],
  [
    /^\/werk\/attesten\/:number/,
    {
      foreign: (far) => ({ number: far.certificateNumber, id: far.declarationId, stap: '4' }),
      absent: () => ({ number: newNumber(), id: newId(), stap: '4' }),
    },
  ],
  [/^\/werk\/attesten\/gemachtigden\/:id/, one('id', (far) => far.authorisationId)],
  [
    /^\/werk\/attesten\/blad\/:slug/,
    one(
      'slug',
      () => 'desk-far',
      () => 'desk-nowhere',
    ),
  ],
  [/^\/werk\/import\/:id/, one('id', (far) => far.importId)],
  [/^\/werk\/tarieven\/:id/, one('id', (far) => far.tariffSetId)],
  [
    /^\/werk\/tarieven\/nieuw\/:land/,
    {
      foreign: () => ({ land: 'nl' }),
      absent: () => ({ land: 'be' }),
    },
  ],
]

/** What the operator may see by his task: organisations and imports, never what families wrote. */
const operatorMay = [
  /^\/werk\/organisaties\//,
  /^\/werk\/import\//,
  /^\/werk\/gebieden\//,
  /^\/werk\/mensen\//,
  /^\/werk\/inloggen-via\//,
]

/** Routes whose parameters name something published or a secret of the asker: nothing of a neighbour's to reach. */
const open = [
  // Which houses have a provider stands on the door for everybody.
  /^\/inloggen\/met\//,
  /^\/aanvraag\/(nieuw\/:stap|wijzigen\/:wat)/,
  /^\/stijl\//,
  /^\/api\/kosten\//,
  /^\/opvang\//,
  /^\/toezicht\/opvang\//,
  /^\/foto\//,
  /^\/loket\//,
  /^\/klachten\//,
  /^\/assets\//,
  /:token/,
]

const parameters = (url: string) => [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const fill = (url: string, values: Record<string, string>) =>
  url.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? 'x')

/** What differs by nature is blanked: the number to quote, and the asked address that language and login links repeat. */
async function ask(method: string, url: string, cookie: string): Promise<{ status: number; body: string }> {
  const answer = await app.web.inject({
    method: method as 'GET',
    url,
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      host: 'localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'GET' ? {} : { payload: '' }),
  })
  const body = answer.body.replaceAll(url, '/…').replaceAll(encodeURIComponent(url), '/…')
  return { status: answer.statusCode, body }
}

describe('routes', () => {
  before(async () => {
    house = await makeHouse()
    app = await house.app()
    town = await buildTown(house, { claimed: true })
  })
  after(() => house.close())

  describe('nobody reaches what is not his', () => {
    test('every route that names an object says which', () => {
      const unknown = app.routes.filter(
        ({ url }) =>
          parameters(url).length > 0 &&
          !objects.some(([pattern]) => pattern.test(url)) &&
          !open.some((pattern) => pattern.test(url)),
      )
      assert.deepEqual(
        unknown.map(({ method, url }) => `${method} ${url}`),
        [],
      )
    })

    test('a foreign object answers like one that does not exist, to every role', async (t) => {
      let tried = 0
      for (const [turn, { method, url }] of app.routes.entries()) {
        const named = objects.find(([pattern]) => pattern.test(url))?.[1]
        if (!named) continue
        for (const [index, [role, cookie]] of everyRole(town).entries()) {
          // The short run asks each route with a quarter of the roles, by turns; the deep run with all of them.
          if (!everyPair && (index + turn) % 4 !== 0) continue
          if (role === 'operator' && operatorMay.some((pattern) => pattern.test(url))) continue
          const foreign = await ask(method, fill(url, named.foreign(town.far)), cookie)
          const absent = await ask(method, fill(url, named.absent()), cookie)
          assert.equal(foreign.status, absent.status, `${role}: ${method} ${url}`)
          assert.equal(foreign.body, absent.body, `${role}: ${method} ${url}`)
          tried += 1
        }
      }
      assert.ok(tried > 0)
      t.diagnostic(`${tried} pairs of a foreign and an absent object`)
    })

    test('who works at one desk and runs a location elsewhere, opens no dossier there', async (t) => {
      const { near, far } = town
      const { personId, membershipId, cookie } = near.complaintsOfficer
      const both = newId()
      // The same person, with both tasks: the database shows him the request, for he is asked for a place.
      await house.owner.query(
        `insert into accounts.membership (id, person_id, organisation_id, role)
         select $1, $2, organisation_id, role from accounts.membership where id = $3`,
        [both, personId, far.organiser.membershipId],
      )
      await house.owner.query(`update accounts.membership set role = 'desk_worker' where id = $1`, [membershipId])
      try {
        assert.equal((await ask('GET', `/werk/vragen/${far.choiceId}`, cookie)).status, 200, 'he runs that location')
        // The last one leads to the place itself, which is his to see.
        const dossiers = app.routes.filter(({ url }) => /^\/werk\/aanvragen\/:number(?!\/plaats$)/.test(url))
        for (const { method, url } of dossiers) {
          const foreign = await ask(method, fill(url, { number: far.requestNumber }), cookie)
          const absent = await ask(method, fill(url, { number: newNumber() }), cookie)
          assert.equal(foreign.status, absent.status, `${method} ${url}`)
          assert.equal(foreign.body, absent.body, `${method} ${url}`)
        }
        assert.ok(dossiers.length > 5)
        t.diagnostic(`${dossiers.length} routes of a dossier`)
      } finally {
        await house.owner.query('delete from accounts.membership where id = $1', [both])
        await house.owner.query(`update accounts.membership set role = 'complaints_officer' where id = $1`, [
          membershipId,
        ])
      }
    })

    test('no page of one desk shows a word of the other', async (t) => {
      let tried = 0
      const pages = app.routes.filter((route) => route.method === 'GET' && parameters(route.url).length === 0)
      for (const [turn, { method, url }] of pages.entries()) {
        for (const [index, [role, cookie]] of everyRole(town).entries()) {
          if (!everyPair && (index + turn) % 2 !== 0) continue
          if (role === 'operator') continue // runs the installation: sees organisations, still no requests (tested above)
          const { body } = await ask(method, url, cookie)
          for (const word of [
            'Kindfar',
            'Ouderfar',
            'far@example.org',
            'Briefaanfar',
            'Lijstfar',
            'Workerfar',
            'Genodigdefar',
            'Aanbodfar',
            'Aanvragerfar',
            'Kladtekstfar',
            'Papieraanfar',
            'Kostenfar',
            'Klachtwoordenfar',
            'Melderfar',
            'Bewijsfar',
            'Postwoordenfar',
            'Kantwoordenfar',
            'Maatregelfar',
            'Vraagwoordenfar',
            'Vragerfar',
            'Bemiddelingfar',
            'Panelfar',
            'Panellidfar',
            'Panelvraagfar',
            'Meldplichtfar',
            'Meldwoordenfar',
            'Getuigefar',
            'Doorgegevenfar',
            'Toelichtingfar',
            'Overdrachtfar',
            town.far.reportNumber,
            town.far.reactionNumber,
            'Attestkindfar',
            'Gemachtigdefar',
            'Sleutelfar',
            'Signaalwoordenfar',
            'Opvolgingfar',
            'Loketmeldingfar',
            town.far.reportedNumber,
            town.far.requestNumber,
            town.far.certificateNumber,
          ]) {
            assert.equal(body.includes(word), false, `${role} sees ${word} at ${url}`)
          }
          tried += 1
        }
      }
      t.diagnostic(`${tried} pages`)
    })

    test('who is not signed in is sent to the door by every staff page', async (t) => {
      const staff = app.routes.filter(({ url }) => url.startsWith('/werk'))
      for (const { method, url } of staff) {
        const { status } = await ask(method, fill(url, { id: newId(), number: newNumber() }), '')
        assert.equal(status, 401, `${method} ${url}`)
      }
      t.diagnostic(`${staff.length} staff routes`)
    })

    test('a foreign form is refused by every route that changes something', async (t) => {
      const changing = app.routes.filter(({ method }) => method !== 'GET')
      for (const { method, url } of changing) {
        const answer = await app.web.inject({
          method: method as 'POST',
          url: fill(url, {}),
          headers: { cookie: town.near.manager.cookie, 'sec-fetch-site': 'cross-site' },
        })
        assert.equal(answer.statusCode, 403, `${method} ${url}`)
      }
      t.diagnostic(`${changing.length} routes that change something`)
    })
  })
})
