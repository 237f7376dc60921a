import { longDay } from '../../../lib/format.ts'
import type { Typed } from '../../../platform/form.ts'
import { Actions, Button, Details, Form, type FormError, Hidden, Select, TextArea, useView } from '../../../ui/index.ts'
import type { Consultation, House, Panel } from '../../feedback/index.ts'
import { consultationPath } from '../../feedback/rules.ts'
import { yearPath } from './years-page.tsx'

/** What the page knows of the panels of its house. */
export interface PanelAsking {
  readonly panels: readonly Panel[]
  /** About this report, the latest first. */
  readonly consultations: readonly Consultation[]
  /** Of the form: sent twice asks once. */
  readonly key: string
}

interface AskPanelProps {
  readonly house: House
  readonly year: number
  readonly asking: PanelAsking
  readonly back: { readonly errors: readonly FormError[]; readonly typed: Typed } | undefined
}

/** The draft goes to the panel as it stands, and what came of that is told. */
export function AskPanel({ house, year, asking: { panels, consultations, key }, back }: AskPanelProps) {
  const { t, lang } = useView()
  return (
    <>
      {consultations.length > 0 && (
        <ul>
          {consultations.map(({ id, panelName, state, askedAt, zone }) => (
            <li key={id}>
              <a href={consultationPath(house, id)}>
                {t('draft.staff.asked', {
                  panel: panelName,
                  day: longDay(askedAt.toZonedDateTimeISO(zone).toPlainDate(), lang),
                })}
              </a>
              : {t(`panel.state.${state}`)}
            </li>
          ))}
        </ul>
      )}
      {panels.length > 0 && (
        <Details summary={t('draft.staff.ask')} open={back !== undefined}>
          <p>{t('draft.staff.ask.intro')}</p>
          <Form
            action={`${yearPath(house, year)}/voorleggen`}
            name={back ? '' : 'ask'}
            errors={back?.errors}
            values={back?.typed ?? { sleutel: key }}
          >
            <Hidden name="sleutel" />
            <Select
              name="asked_panel"
              label={t('draft.staff.ask.panel')}
              options={panels.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <TextArea name="question" label={t('draft.staff.ask.question')} maxLength={10_000} rows={3} />
            <Actions>
              <Button kind="secondary">{t('draft.staff.ask.send')}</Button>
            </Actions>
          </Form>
        </Details>
      )}
    </>
  )
}
