import type { Write } from '../../../platform/database.ts'
import { planJob } from '../../../platform/jobs.ts'
import type { DeliveredMail, MailRoom } from '../../../platform/mail-receiver.ts'
import { fingerprintOf } from '../../../platform/mail-reading.ts'
import type { Platform } from '../../../platform/platform.ts'
import { derivedId } from '../../../platform/tokens.ts'
import { arrivalPurpose } from '../sealed-columns.ts'
import { findHouse } from '../procedure/house-queries.ts'
import { parseRecipient } from './arrival.ts'
import { findReplyAddress, insertArrival } from './arrival-queries.ts'

interface Destination {
  readonly houseId: string
  /** The reaction whose letter is answered. */
  readonly replyTo: string | null
}

/** Mail to a house, and answers to letters about a reaction: taken as it is, sealed, and read later by the worker. */
export const mailRoom = (platform: Platform): MailRoom => ({
  reads: async (address) => (await destinationOf(platform, address)) !== undefined,
  take: (mail) => takeMail(platform, mail),
})

async function destinationOf({ db, clock, config }: Platform, address: string): Promise<Destination | undefined> {
  const to = config.inboundMail && parseRecipient(address, config.inboundMail.domain)
  if (!to) return undefined
  if ('token' in to) return db.gate((tx) => findReplyAddress(tx, to.token, clock.now()))
  const house = await findHouse(db.published, to.slug)
  return house && { houseId: house.id, replyTo: null }
}

/** All recipients or none, in one transaction: what the other server is told holds for the whole mail. */
async function takeMail(platform: Platform, { sender, recipients, bytes }: DeliveredMail): Promise<void> {
  const found = await Promise.all(recipients.map((address) => destinationOf(platform, address)))
  const destinations = found.filter((one) => one !== undefined)
  if (destinations.length === 0) throw new Error('a mail for nobody')
  const fingerprint = fingerprintOf(bytes)
  const arrival = {
    sealed: platform.keys.seal(arrivalPurpose, bytes),
    cameAt: platform.clock.now(),
    envelopeSender: sender.slice(0, 320),
  }
  await platform.db.intake(async (tx) => {
    for (const { houseId, replyTo } of destinations) {
      const id = derivedId(`feedback.arrival ${houseId} ${replyTo ?? ''} ${fingerprint}`)
      await insertArrival(tx, { ...arrival, id, houseId, replyTo })
      await planReading(tx, id, houseId)
    }
  })
}

/** Planned again for a mail that came before: reading it twice changes nothing. The post of a house is read piece by piece. */
const planReading = (tx: Write, arrival: string, houseId: string) =>
  planJob(tx, 'feedback_read_arrival', { arrival }, { key: `arrival:${arrival}`, queue: `arrivals:${houseId}` })
