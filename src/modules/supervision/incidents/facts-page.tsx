import { moment } from '../../../lib/format.ts'
import { DataList, Section, useView } from '../../../ui/index.ts'
import type { Incident } from './incident-queries.ts'

/** The few words with which it began. */
export function Facts({ incident }: { incident: Incident }) {
  const { t } = useView()
  const when = useMomentOf(incident.authority.zone)
  const { kind, sentence, occurredAt, occurredTimed, knownAt, knownTimed, reporterName, phone, via, deskName } =
    incident
  return (
    <Section title={t('incidents.staff.stub')}>
      <DataList
        items={[
          { label: t('incidents.staff.fact.kind'), value: t(`incidents.staff.kind.${kind}`) },
          { label: t('incidents.staff.fact.sentence'), value: sentence },
          { label: t('incidents.staff.fact.occurred'), value: when(occurredAt, occurredTimed) },
          { label: t('incidents.staff.fact.known'), value: when(knownAt, knownTimed) },
          { label: t('incidents.staff.reporter'), value: `${reporterName}, ${phone}` },
          { label: t('incidents.staff.via'), value: t('incidents.staff.via.value', { via, desk: deskName ?? '' }) },
        ]}
      />
    </Section>
  )
}

/** A moment, or the day where no hour is known. */
function useMomentOf(zone: string): (at: Temporal.Instant, timed: boolean) => string {
  const { lang } = useView()
  return (at, timed) => (timed ? moment(at, zone, lang) : moment(at, zone, lang).replace(/,.*$/, ''))
}
