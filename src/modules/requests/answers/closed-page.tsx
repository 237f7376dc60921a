import { useView } from '../../../ui/index.ts'
import type { Closure } from '../../locations/rules.ts'

/** Days and weeks on which a location is closed, one a line. */
export function ClosureList({ closures }: { closures: readonly Closure[] }) {
  const { t } = useView()
  return (
    <ul>
      {closures.map(({ id, fromOn: from, untilOn: until }) => (
        <li key={id}>
          {from.equals(until) ? t('capacity.closures.one', { from }) : t('capacity.closures.several', { from, until })}
        </li>
      ))}
    </ul>
  )
}
