import { list, longDay } from '../../../lib/format.ts'
import { Actions, Alert, LinkButton, useView } from '../../../ui/index.ts'
import { askPath } from './panel-paths.ts'
import type { Unasked } from './procedure-change.ts'

interface UnaskedProps {
  readonly house: { readonly slug: string }
  readonly unasked: readonly Unasked[]
}

/** Changes of the procedure that no panel was asked about: told, and nothing is held up. */
export function UnaskedWarning({ house, unasked }: UnaskedProps) {
  const { t, lang } = useView()
  if (unasked.length === 0) return null
  const coming = unasked.some(({ begun }) => !begun)
  return (
    <Alert kind="warn" title={t('panel.staff.unasked')}>
      <ul>
        {unasked.map(({ change: { name, fromOn }, panels }) => (
          <li key={`${name} ${fromOn}`}>
            {t('panel.staff.unasked.row', {
              what: t(`panel.part.${name}`),
              day: longDay(Temporal.PlainDate.from(fromOn), lang),
              panels: list(
                panels.map((panel) => panel.name),
                lang,
              ),
            })}
          </li>
        ))}
      </ul>
      {unasked.some(({ begun }) => begun) && <p>{t('panel.staff.unasked.begun')}</p>}
      {coming && <p>{t('panel.staff.unasked.coming')}</p>}
      {coming && (
        <Actions>
          <LinkButton kind="secondary" href={`${askPath(house)}?over=procedure`}>
            {t('panel.staff.unasked.ask')}
          </LinkButton>
        </Actions>
      )}
    </Alert>
  )
}
