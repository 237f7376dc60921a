import { Alert, Checkbox, useView } from '../../../ui/index.ts'
import { type Hint, isForbidden } from './neutral-text.ts'

/** What stands out in a text for everybody, and a box to keep the words where no known name is among it. */
export function Hints({ hints }: { hints: readonly Hint[] }) {
  const { t } = useView()
  const forbidden = hints.some(isForbidden)
  return (
    <>
      <Alert kind={forbidden ? 'bad' : 'warn'} title={t('draft.staff.hints')}>
        <ul>
          {hints.map(({ kind, found, from }, index) => (
            <li key={index}>{t(`draft.staff.hint.${kind}`, { found, at: from + 1 })}</li>
          ))}
        </ul>
      </Alert>
      {!forbidden && <Checkbox name="seen" label={t('draft.staff.text.seen')} optional />}
    </>
  )
}
