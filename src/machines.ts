import type { Machine } from './lib/states.ts'
import { annualReport } from './modules/annual-reports/rules.ts'
import { importMachine } from './modules/locations/import/import-run.ts'
import { claim } from './modules/locations/claims/claim.ts'
import { arrival, consultation, handover, measure, mediation, reaction } from './modules/feedback/rules.ts'
import { placement } from './modules/placements/rules.ts'
import { choice } from './modules/requests/rules.ts'
import { incident, news, signal } from './modules/supervision/rules.ts'
import { certificate } from './modules/tariffs/rules.ts'

/** Every state machine of the house; `npm run docs` draws each to docs/states under its name. */
export const machines: readonly { name: string; machine: Machine<string, string, never> }[] = [
  { name: 'annual-report', machine: annualReport },
  { name: 'arrival', machine: arrival },
  { name: 'certificate', machine: certificate },
  { name: 'choice', machine: choice },
  { name: 'claim', machine: claim },
  { name: 'consultation', machine: consultation },
  { name: 'handover', machine: handover },
  { name: 'import-run', machine: importMachine },
  { name: 'incident', machine: incident },
  { name: 'measure', machine: measure },
  { name: 'mediation', machine: mediation },
  { name: 'news', machine: news },
  { name: 'placement', machine: placement },
  { name: 'reaction', machine: reaction },
  { name: 'signal', machine: signal },
]
