import { newId } from '../../../src/platform/tokens.ts'
import type { World } from '../worlds.ts'
import { endless } from './scene.ts'

/** A desk with a name that fills the page. @returns what stands for it in an address */
export const longDesk = (world: World): Promise<string> =>
  world.once('long desk', async () => {
    const { owner } = world
    const id = newId()
    const hours = 'op werkdagen van 9 tot 17 uur en op afspraak '.repeat(2)
    await owner.query(
      `insert into accounts.organisation (id, kind, land, slug, name, zone, email, phone, hours)
       values ($1, 'desk', 'nl', 'lang', $2, 'Europe/Amsterdam', $3, '06 00 00 00 00', $4)`,
      [id, `Gemeente ${endless.name} ${endless.word}`, endless.email, hours],
    )
    await owner.query(
      `insert into accounts.house_style (organisation_id, tagline, brand, logo) values ($1, $2, '#154273', 'ABC')`,
      [id, endless.word],
    )
    return 'lang'
  })
