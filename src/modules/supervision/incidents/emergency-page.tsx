import { Alert, useView } from '../../../ui/index.ts'

/** The reporting point of the land, outside this program. */
export interface PointShown {
  readonly name: string
  readonly phone: string | null
}

/** When children are in danger: that comes first, on every page where somebody may come in haste. */
export function EmergencyFirst() {
  const { t } = useView()
  return (
    <Alert kind="bad" title={t('incidents.staff.emergency.title')}>
      {t('incidents.staff.emergency')}
    </Alert>
  )
}
