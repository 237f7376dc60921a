// A file of the desk for a certificate of the income tariff (attest inkomenstarief): from question to recorded result.
import { type Condition, type Machine, type Move, type Moved, move } from '../../../lib/states.ts'

export const certificateKinds = ['first', 'recalculation', 'reduced'] as const
export type CertificateKind = (typeof certificateKinds)[number]

export const certificateStates = ['asked', 'preparing', 'sent', 'granted', 'renewed', 'lapsed', 'stopped'] as const
export type CertificateState = (typeof certificateStates)[number]

export type CertificateStep = 'give' | 'withdraw' | 'send' | 'back' | 'record' | 'correct' | 'renew' | 'lapse' | 'stop'

export type CertificateRefusal =
  | 'declaration_missing'
  | 'answers_missing'
  | 'documents_missing'
  | 'not_checked'
  | 'too_early'
  | 'words_missing'
  | 'still_valid'

export interface CertificateFacts {
  readonly today: Temporal.PlainDate
  /** Mandate and consent both stand. */
  readonly declared: boolean
  /** Steps of the agency's form without an answer, and documents not seen. */
  readonly answersMissing: number
  readonly documentsMissing: number
  /** Whoever sends it says to have read it all again. */
  readonly checked: boolean
  /** The first day on which the agency takes a request. */
  readonly askFrom: Temporal.PlainDate
  readonly words: string
  /** The last day of the certificate; null where none is known. */
  readonly lastOn: Temporal.PlainDate | null
}

type Must = Condition<CertificateFacts, CertificateRefusal>

const declared: Must = { refusal: 'declaration_missing', holds: (facts) => facts.declared }
const answered: Must = { refusal: 'answers_missing', holds: (facts) => facts.answersMissing === 0 }
const proven: Must = { refusal: 'documents_missing', holds: (facts) => facts.documentsMissing === 0 }
const checked: Must = { refusal: 'not_checked', holds: (facts) => facts.checked }
/** Kind en Gezin takes no request earlier than two months before the start (certificate-terms.ts). */
const inTime: Must = {
  refusal: 'too_early',
  holds: ({ today, askFrom }) => Temporal.PlainDate.compare(today, askFrom) >= 0,
}
const words: Must = { refusal: 'words_missing', holds: (facts) => facts.words.trim() !== '' }
const over: Must = {
  refusal: 'still_valid',
  holds: ({ today, lastOn }) => lastOn !== null && Temporal.PlainDate.compare(today, lastOn) > 0,
}

type To = Move<CertificateState, CertificateFacts, CertificateRefusal>

const withdraw = (to: CertificateState): To => ({ to, by: ['family'] })
const stop: To = { to: 'stopped', by: ['authorised'], must: [words] }

export const certificate: Machine<CertificateState, CertificateStep, CertificateFacts, CertificateRefusal> = {
  of: 'Certificate of the income tariff: a file of the desk',
  start: ['asked'],
  states: {
    asked: { give: { to: 'preparing', by: ['family'], must: [declared] }, stop },
    preparing: {
      send: { to: 'sent', by: ['authorised'], must: [declared, answered, proven, checked, inTime] },
      withdraw: withdraw('asked'),
      stop,
    },
    sent: {
      record: { to: 'granted', by: ['authorised'] },
      back: { to: 'preparing', by: ['authorised'], must: [words] },
      withdraw: withdraw('asked'),
      stop,
    },
    granted: {
      correct: { to: 'granted', by: ['authorised'], must: [words] },
      renew: { to: 'renewed', by: ['authorised'] },
      lapse: { to: 'lapsed', by: ['clock'], must: [over] },
      withdraw: withdraw('granted'),
    },
    renewed: {},
    lapsed: { renew: { to: 'renewed', by: ['authorised'] } },
    stopped: {},
  },
}

export const stepCertificate = (
  state: CertificateState,
  step: CertificateStep,
  facts: CertificateFacts,
): Moved<CertificateState, CertificateRefusal> => move(certificate, state, step, facts)

/** Something may still be filled in. */
export const isOpen = (state: CertificateState): boolean => state === 'asked' || state === 'preparing'
