import type { FastifyInstance } from 'fastify'
import type { Actor } from '../lib/actor.ts'
import type { PlainTextKey } from '../text-keys.ts'
import type { Job, Listener } from './jobs.ts'
import type { MailRoom } from './mail-receiver.ts'
import type { Permissions } from './permissions.ts'
import type { Platform } from './platform.ts'
import type { Retained } from './retention.ts'

export interface MenuItem {
  /** One word, or by who reads it. */
  readonly label: PlainTextKey | ((actor: Actor) => PlainTextKey)
  readonly href: string
  readonly permission: string
  /** In the menu of signed-in people, or in that of visitors. */
  readonly staff: boolean
  /** Stands before what has none: the daily work. */
  readonly first?: boolean
  /** Done now and then: stands behind "Beheer", with this sentence about what it is for. */
  readonly manage?: PlainTextKey
}

export interface FooterItem {
  readonly label: PlainTextKey
  readonly href: string
  /** Of no use to who is signed in. */
  readonly visitorsOnly?: boolean
}

/** What a module brings to the house; `src/app.tsx` and `src/worker.ts` put them together. */
export interface Module {
  readonly permissions?: Permissions
  readonly routes?: (web: FastifyInstance, platform: Platform) => void
  readonly menu?: readonly MenuItem[]
  readonly footer?: readonly FooterItem[]
  readonly jobs?: (platform: Platform) => readonly Job[]
  /** Reads mail that comes in at addresses of its own. */
  readonly mail?: (platform: Platform) => MailRoom
  readonly listeners?: readonly Listener[]
  /** What is wiped when its term is over. */
  readonly retained?: readonly Retained[]
  /** crontab lines of graphile-worker */
  readonly timers?: readonly string[]
}
