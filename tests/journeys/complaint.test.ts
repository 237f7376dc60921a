import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { longDay, shortDay } from '../../src/lib/format.ts'
import { desktop, phone, visitor, type Visitor } from '../support/browser.ts'
import { ComplaintHouse } from '../support/complaint-house.ts'
import { fillDay, mainText } from '../support/main-job.ts'
import { linkIn } from '../support/mail.ts'
import { press } from '../support/scenes/scene.ts'
import { addWorker, type Speaking, type Worker } from '../support/speaking.ts'

const mother = 'mirjam@example.org'
const father = 'joris@example.org'
const committee = 'oudercommissie@example.org'
const story = 'Mijn zoon zat alleen op de gang. Niemand kon zeggen hoe lang.'
const year = Temporal.Now.plainDateISO().year + 1
// A Wednesday with no holiday near: nothing here depends on the day on which it runs.
const september = Temporal.PlainDate.from({ year, month: 9, day: 8 })
const begin = september.add({ days: (10 - september.dayOfWeek) % 7 })

const numberIn = (text: string) => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''

/**
 * Three complaints of a year: a mother's by phone in the hand, a father's by telephone with an objection, a parents' committee's
 * that is taken back. Coordinator, handler, location and second reader each do their part by their real doors; then the year is
 * over, and its report goes to supervisor and parents.
 */
describe('three complaints from first word to annual report', () => {
  let scene: ComplaintHouse
  let place: Speaking
  let fresh: Worker
  let parent: Visitor
  const numbers = { gang: '', melk: '', hek: '' }

  before(async () => {
    scene = await ComplaintHouse.build(
      begin.toZonedDateTime({ timeZone: 'Europe/Amsterdam', plainTime: '10:00' }).toInstant(),
    )
    place = scene.place
    fresh = await addWorker(scene.open.house, {
      organisationId: place.organiserId,
      name: 'Femke houder',
      role: 'location_worker',
    })
    parent = await visitor(phone)
  })
  after(async () => {
    await parent?.context.close()
    await scene?.close()
  })

  const lastTo = (address: string) => scene.open.mail.lastTo(address)
  const at = (path: string) => scene.open.at('localhost', path)
  const comeBack = async (address: string) => {
    await parent.page.goto(linkIn(lastTo(address), '/reactie/link/'))
    await press(parent.page.locator('main form.kd-post button'))
  }

  test('the mother tells it in four short pages, and a reload in between loses nothing', async () => {
    const { page } = parent
    await page.goto(at(`/reactie/nieuw?opvang=${place.locationKey}`))
    await page.locator('[name=danger][value=no]').check()
    await page.locator('[name=kind][value=complaint]').check()
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=words]', story)
    // The battery was empty: the same tab, begun again.
    await page.goto(at(`/reactie/nieuw?opvang=${place.locationKey}`))
    await page.locator('[name=danger][value=no]').check()
    await press(page.locator('main button[value=volgende]'))
    assert.equal(await page.inputValue('[name=words]'), story)
    await press(page.locator('main button[value=volgende]'))
    await page.fill('[name=contact_name]', 'Mirjam de Vos')
    await page.fill('[name=contact_email]', mother)
    await page.locator('[name=may_name][value=no]').check()
    await press(page.locator('main button[value=volgende]'))
    await press(page.locator('main button[value=verstuur]'))
    const text = await mainText(page)
    numbers.gang = numberIn(text)
    assert.match(text, /Wij hebben het gekregen/)
    await page.goto(at(`/reactie/nieuw?opvang=${place.locationKey}`))
    await page.locator('[name=danger][value=no]').check()
    await page.locator('[name=kind][value=question]').check()
    await press(page.locator('main button[value=volgende]'))
    assert.equal(await page.inputValue('[name=words]'), '', 'what was sent is forgotten')
  })

  test('the coordinator hears it by mail, and names who handles it', async () => {
    await scene.open.house.runJobs()
    assert.match(lastTo(place.coordinator.email).subject, new RegExp(numbers.gang))
    await scene.assign(numbers.gang, place.handler, 'Een kind zat zonder toezicht op de gang.')
    assert.match(lastTo(mother).text, /Hans houder behandelt uw klacht/)
  })

  test('she also promises to name a handler sooner, and lets people object, from tomorrow', async () => {
    const page = await scene.as(place.coordinator)
    await page.goto(`/werk/procedure/${place.slug}`)
    for (const [name, value] of [
      ['handler_days', '2'],
      ['objection_months', '2'],
    ] as const) {
      // prettier-ignore
      await page.locator('[name=name]').selectOption(name)
      await page.fill('[name=value]', value)
      await fillDay(page, 'from', scene.today().add({ days: 1 }))
      await press(page.locator('main form:has([name=value]) button').last())
    }
    assert.ok((await mainText(page)).includes(`2 vanaf ${longDay(scene.today().add({ days: 1 }), 'nl')}`))
  })

  test('the handler asks both sides; the location reads no name', async () => {
    const page = await scene.dossier(place.handler, numbers.gang)
    await scene.unfold(page, '/vraag-locatie')
    await page.fill('[name=statement]', 'Een kind zat zonder toezicht op de gang. Wat gebeurde er?')
    await fillDay(page, 'side', scene.today().add({ days: 5 }))
    await scene.send(page, '/vraag-locatie')
    const local = await scene.as(place.local)
    await local.goto('/werk/wederhoor')
    await press(local.locator('main a[href^="/werk/wederhoor/"]').first())
    assert.doesNotMatch(await local.content(), /Mirjam|mirjam@|Niemand kon zeggen/)
    await local.fill('[name=answer]', 'Er was een invaller die de afspraak niet kende.')
    await press(local.locator('main form button').last())
    await page.reload()
    await scene.hear(page, 'reporter', 'Moeder vertelde hetzelfde.')
    assert.match(await mainText(page), /Opvang gehoord/)
  })

  test('he judges with reasons and a measure, and another person reads it before it leaves', async () => {
    const page = await scene.dossier(place.handler, numbers.gang)
    await scene.unfold(page, '/maatregel')
    await page.fill('[name=measure_words]', 'Invallers krijgen de afspraken op papier.')
    await page.locator('[name=owner]').selectOption(place.handler.personId)
    await fillDay(page, 'measure', scene.today().add({ days: 14 }))
    await scene.send(page, '/maatregel')
    await scene.judge(page, 'founded', 'Niemand wist dat het kind daar zat.')
    assert.match(await mainText(page), /ligt bij de tweede lezer/)
    await scene.approve(place.reader, numbers.gang)
    assert.match(lastTo(mother).subject, /Het oordeel/)
  })

  test('the mother comes back by the link in her mail, reads it, and keeps the letter', async () => {
    await comeBack(mother)
    const { page } = parent
    const text = await mainText(page)
    assert.match(text, /Gegrond/)
    assert.match(text, /Niemand wist dat het kind daar zat/)
    assert.match(text, /Geschillencommissie/)
    // The house knew no objection on the day on which she told it.
    assert.equal(await page.locator('form[action="/mijn-reactie/bezwaar"]').count(), 0)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('a[href="/mijn-reactie/oordeel.pdf"]').click(),
    ])
    assert.equal(download.suggestedFilename(), `oordeel-${numbers.gang}.pdf`)
  })

  test('the measure is done, another person looks, and the house closes it', async () => {
    const handler = await scene.dossier(place.handler, numbers.gang)
    await scene.unfold(handler, '/maatregel-stap')
    await handler.locator('[name^=measure_]').fill('Het blad ligt in de map, foto erbij.')
    await press(handler.locator('main button[value=claim]'))
    const coordinator = await scene.dossier(place.coordinator, numbers.gang)
    await scene.unfold(coordinator, '/maatregel-stap')
    await coordinator.locator('[name^=measure_]').fill('Gezien op de groep.')
    await press(coordinator.locator('main button[value=verify]'))
    await scene.open.house.runJobs()
    assert.match(lastTo(mother).subject, /afgerond/)
  })

  test('a day later a father telephones: his complaint has the new terms', async () => {
    await scene.moveTo(begin.add({ days: 1 }))
    const page = await scene.as(place.coordinator)
    await page.goto(`/werk/reacties/nieuw?opvang=${place.locationKey}`)
    await page.locator('[name=channel][value=phone]').check()
    await page.locator('[name=kind][value=complaint]').check()
    await page.fill('[name=words]', 'Onze dochter kreeg gewone melk. Zij is daar allergisch voor.')
    await page.fill('[name=contact_name]', 'Joris Bakker')
    await page.fill('[name=contact_email]', father)
    await page.locator('[name=may_name][value=yes]').check()
    await press(page.locator('main form button').last())
    numbers.melk = numberIn(await mainText(page))
    assert.match(await mainText(page), /\+ 2 werkdagen/)
    await scene.dossier(place.coordinator, numbers.gang)
    // Five working days, as was promised on the day on which she told it.
    assert.ok((await mainText(page)).includes(`(uiterlijk ${shortDay(begin.add({ days: 7 }), 'nl')})`))
  })

  test('it is judged, the father objects on his phone, and somebody who did not judge looks again', async () => {
    const part = 'Een kind kreeg melk waarvoor het allergisch is.'
    await scene.assign(numbers.melk, place.handler, part)
    const handler = await scene.dossier(place.handler, numbers.melk)
    await scene.hear(handler, 'reporter', 'Vader vertelde hetzelfde.')
    await scene.hear(handler, 'location', 'De groep wist van niets.')
    await scene.judge(handler, 'unfounded', 'Op het formulier stond geen allergie.', 'Het formulier volstaat.')
    await scene.approve(place.reader, numbers.melk)

    await comeBack(father)
    const { page } = parent
    await page.locator('main details:has(form[action="/mijn-reactie/bezwaar"]) > summary').click()
    await page.fill('[name=object_words]', 'Wij gaven de allergie op bij de start.')
    await press(page.locator('main form[action="/mijn-reactie/bezwaar"] button'))
    assert.match(await mainText(page), /Iemand anders bekijkt het oordeel opnieuw/)

    const coordinator = await scene.dossier(place.coordinator, numbers.melk)
    const names = await coordinator.locator('[name=handler]').first().innerText()
    assert.doesNotMatch(names, /Hans|Rita/, 'who judged is not offered')
    await scene.assign(numbers.melk, fresh, part)
    const again = await scene.dossier(fresh, numbers.melk)
    assert.match(await mainText(again), /Wij gaven de allergie op bij de start/)
    await scene.judge(again, 'founded', 'De allergie stond in de mail van de start.', 'Dit is al geregeld.')
    await scene.approve(place.coordinator, numbers.melk)
    await comeBack(father)
    assert.match(await mainText(page), /De allergie stond in de mail/)
  })

  test('the parents’ committee complains, and takes it back after a talk', async () => {
    const page = await scene.as(place.coordinator)
    await page.goto(`/werk/reacties/nieuw?opvang=${place.locationKey}`)
    await page.locator('[name=channel][value=paper]').check()
    await page.locator('[name=kind][value=complaint]').check()
    await page.fill('[name=words]', 'Het hek staat vaak open.')
    await page.fill('[name=contact_name]', 'Noor Smit')
    await page.fill('[name=contact_email]', committee)
    await page.locator('[name=may_name][value=yes]').check()
    await page.locator('main details:has([name=sender]) > summary').click()
    await page.locator('[name=sender]').selectOption('committee')
    await press(page.locator('main form button').last())
    numbers.hek = numberIn(await mainText(page))
    await scene.open.house.runJobs()
    await comeBack(committee)
    await parent.page.locator('main details:has(form[action="/mijn-reactie/intrekken"]) > summary').click()
    await press(parent.page.locator('main form[action="/mijn-reactie/intrekken"] button'))
    assert.match(await mainText(parent.page), /U trok het in/)
  })

  test('in January the report of the year is written, and a name in it is refused', async () => {
    await scene.moveTo(Temporal.PlainDate.from({ year: year + 1, month: 1, day: 12 }))
    const page = await scene.as(place.coordinator)
    await page.goto('/werk/jaarverslag')
    await page.goto(`/werk/jaarverslag/${place.slug}/${year}`)
    const told = {
      [numbers.gang]: [
        'Een kind zat zonder toezicht op de gang.',
        'Gegrond. Invallers krijgen de afspraken op papier.',
      ],
      [numbers.melk]: ['Een kind kreeg melk ondanks een allergie.', 'Na bezwaar gegrond.'],
      [numbers.hek]: ['De oudercommissie klaagde over het hek.', 'Na een gesprek ingetrokken.'],
    }
    const write = async (number: string, words: string, outcome: string) => {
      const form = page.locator(`main form:has([name=number][value="${number}"])`)
      if (!(await form.isVisible())) await page.locator(`#tekst-${number} > summary`).click()
      await form.locator('[name=words]').fill(words)
      await form.locator('[name=outcome]').fill(outcome)
      await press(form.locator('button').last())
    }
    await write(numbers.gang, 'De zoon van Mirjam de Vos zat op de gang.', 'Gegrond.')
    assert.match(await mainText(page), /Mirjam/)
    assert.match(await mainText(page), /namen/i)
    for (const [number, [words = '', outcome = '']] of Object.entries(told)) await write(number, words, outcome)
  })

  test('it is discussed, fixed, published, and sent to supervisor and parents', async () => {
    const page = await scene.as(place.coordinator)
    await fillDay(page, 'management', scene.today())
    await page.fill('[name=reason]', 'Er is nog geen klantpanel.')
    await scene.send(page, '/besproken')
    await scene.send(page, '/vaststellen')
    await scene.open.house.runJobs()
    await page.reload()
    await scene.send(page, '/publiceren')
    await page.fill('[name=region_0]', 'toezicht@ggd.example')
    await page.fill('[name=parents]', 'andere.ouder@example.org')
    await scene.send(page, '/versturen')
    await scene.open.house.runJobs()
    assert.match(lastTo('toezicht@ggd.example').subject, new RegExp(String(year)))
    assert.deepEqual(scene.open.house.jobFailures, [])
  })

  test('another parent reads it by the link in the mail: three complaints, one objection won, nobody named', async () => {
    const reader = await visitor(desktop)
    await reader.page.goto(linkIn(lastTo('andere.ouder@example.org'), `/klachten/${place.slug}/jaarverslag/${year}`))
    const text = await mainText(reader.page)
    for (const words of [/Schriftelijke klachten\s+3\s/, /Na bezwaar gegrond/, /Invallers krijgen/])
      assert.match(text, words)
    assert.doesNotMatch(text, /Mirjam|Joris|Noor|Hans|Femke/)
    const [csv] = await Promise.all([
      reader.page.waitForEvent('download'),
      reader.page.locator('a[href$="cijfers.csv"]').first().click(),
    ])
    assert.equal(csv.suggestedFilename(), `klachtenverslag-${year}.csv`)
    assert.deepEqual([...reader.complaints, ...parent.complaints, ...scene.allComplaints()], [])
    await reader.context.close()
  })
})
