import { longDay } from '../../../lib/format.ts'
import { Alert, useView } from '../../../ui/index.ts'
import { askFromOf } from '../flanders/certificate-terms.ts'
import { documentInWords } from './certificate-forms-page.tsx'
import type { OpenFile } from './certificate-actions.ts'
import { answerSteps, documentsMissing, isAnswered } from './household.ts'

/** What has to be there before the request can be sent. */
export function Missing({ open: { household, found, today } }: { open: OpenFile }) {
  const { t, lang } = useView()
  const askFrom = askFromOf(found.firstDay)
  const lines = [
    ...answerSteps
      .filter((step) => !isAnswered(household, step))
      .map((step) => `${t('certificates.staff.step')} ${step}: ${t(`certificates.staff.step.${step}`)}`),
    ...documentsMissing(household).map((key) => documentInWords(key, t)),
    ...(Temporal.PlainDate.compare(today, askFrom) < 0
      ? [t('certificates.staff.ask-from', { day: longDay(askFrom, lang) })]
      : []),
  ]
  if (lines.length === 0)
    return (
      <Alert kind="ok" title={t('certificates.staff.complete')}>
        {t('certificates.staff.complete.body')}
      </Alert>
    )
  return (
    <Alert kind="warn" title={t('certificates.staff.missing.title')}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  )
}
