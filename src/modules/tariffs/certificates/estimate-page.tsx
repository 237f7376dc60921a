import { euro } from '../../../lib/format.ts'
import { Card, Tag, useView } from '../../../ui/index.ts'
import { findSource } from '../sources.ts'
import type { Expected } from './expected-tariff.ts'

/** What the certificate will probably say, with where that comes from: beside the sheet, never on it. */
export function Estimate({ expected, day }: { expected: Expected; day: Temporal.PlainDate }) {
  const { t, lang } = useView()
  if (!expected.known)
    return (
      <Card title={t('certificates.staff.estimate')}>
        <p>{t(`certificates.staff.estimate.${expected.why}`)}</p>
      </Card>
    )
  const { tariff, source, estimate, year } = expected
  return (
    <Card title={t('certificates.staff.estimate')}>
      <p>
        <strong>{t('certificates.staff.a-day', { amount: euro(tariff.likely, lang) })}</strong>{' '}
        {estimate && <Tag tone="warn">{t('certificates.staff.estimate.tag')}</Tag>}
      </p>
      {tariff.low !== tariff.high && (
        <p>{t('certificates.staff.estimate.range', { low: euro(tariff.low, lang), high: euro(tariff.high, lang) })}</p>
      )}
      {year < day.year && <p>{t('certificates.staff.estimate.year', { year: String(year) })}</p>}
      <p class="kd-hint">{t('certificates.staff.estimate.source', { source: findSource(source)?.[lang] ?? source })}</p>
      <p>{t('certificates.staff.estimate.only')}</p>
    </Card>
  )
}
