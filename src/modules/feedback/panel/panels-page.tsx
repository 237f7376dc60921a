import { list, longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  CardList,
  DateField,
  Details,
  EmptyState,
  Form,
  Hidden,
  LinkButton,
  Page,
  Radios,
  Section,
  Stack,
  Tabs,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { House } from '../procedure/house-queries.ts'
import type { FormState } from '../procedure/settings-page.tsx'
import { ConsultationTag, Turn } from './consultation-parts-page.tsx'
import type { Consultation } from './consultation-queries.ts'
import { askPath, consultationPath, panelPath, panelsPath, writeImprovementsPath } from './panel-paths.ts'
import type { Panel } from './panel-queries.ts'
import type { PanelSettingName, PanelSettings } from './panel-settings.ts'

export interface PanelsPageProps {
  readonly house: House
  readonly houses: readonly House[]
  readonly panels: readonly (Panel & { readonly members: number })[]
  readonly consultations: readonly Consultation[]
  readonly settings: PanelSettings
  readonly form: FormState & { readonly name: PanelSettingName | null }
  readonly saved: boolean
}

/** The panels of a house, and all that they were asked. */
export function PanelsPage(props: PanelsPageProps) {
  const { house, houses, panels, consultations, form, saved } = props
  const { t } = useView()
  return (
    <Page
      title={t('panel.staff.title')}
      intro={t('panel.staff.intro')}
      errors={form.errors}
      notice={saved && <Saved />}
      dense
    >
      {houses.length > 1 && (
        <Tabs
          label={t('procedure.staff.houses')}
          items={houses.map((one) => ({ label: one.name, href: panelsPath(one) }))}
          current={panelsPath(house)}
        />
      )}
      <Actions>
        {panels.length > 0 && <LinkButton href={askPath(house)}>{t('panel.staff.ask')}</LinkButton>}
        <LinkButton kind={panels.length > 0 ? 'secondary' : 'primary'} href={`${panelsPath(house)}/nieuw`}>
          {t('panel.staff.new')}
        </LinkButton>
        <LinkButton kind="secondary" href={writeImprovementsPath(house)}>
          {t('panel.staff.improvements')}
        </LinkButton>
      </Actions>
      <Stack>
        <Section title={t('panel.staff.panels')}>
          <Panels {...props} />
        </Section>
        <Section title={t('panel.staff.consultations')}>
          {consultations.length === 0 ? (
            <EmptyState title={t('panel.staff.consultations.none')}>{t('panel.staff.consultations.how')}</EmptyState>
          ) : (
            <ConsultationCards consultations={consultations} pathOf={({ id }) => consultationPath(house, id)} />
          )}
        </Section>
        <Section title={t('panel.staff.settings')} id="afspraken">
          <Settings {...props} />
        </Section>
      </Stack>
    </Page>
  )
}

export function Saved() {
  const { t } = useView()
  return (
    <Alert kind="ok" live>
      {t('panel.staff.saved')}
    </Alert>
  )
}

function Panels({ house, panels }: PanelsPageProps) {
  const { t, lang } = useView()
  if (panels.length === 0) {
    return <EmptyState title={t('panel.staff.none')}>{t(`panel.staff.none.${house.land}`)}</EmptyState>
  }
  return (
    <CardList
      cards={panels.map(({ id, kind, name, locations, members }) => ({
        key: id,
        level: 3,
        title: name,
        href: panelPath(house, id),
        meta: [
          t(`panel.kind.${kind}`),
          locations.length === 0 ? t('panel.staff.whole') : list(locations, lang),
          t('panel.staff.members.count', { count: members }),
        ],
      }))}
    />
  )
}

interface CardsProps {
  readonly consultations: readonly Consultation[]
  readonly pathOf: (one: Consultation) => string
}

/** What was asked, one card each, with who acts. */
export function ConsultationCards({ consultations, pathOf }: CardsProps) {
  const { t, lang } = useView()
  return (
    <CardList
      cards={consultations.map((one) => ({
        key: one.id,
        level: 3,
        title: one.title,
        href: pathOf(one),
        tags: <ConsultationTag state={one.state} />,
        meta: [
          one.panelName,
          t(`panel.subject.${one.subject}`),
          longDay(one.askedAt.toZonedDateTimeISO(one.zone).toPlainDate(), lang),
        ],
        children: <Turn consultation={one} />,
      }))}
    />
  )
}

function Settings({ house, settings, form }: PanelsPageProps) {
  const { t } = useView()
  const of = (name: PanelSettingName) => (form.name === name ? form : { errors: [], values: {} })
  return (
    <>
      <p>{t('panel.staff.settings.now', { weeks: settings.weeks })}</p>
      <p>{t(settings.publicPage ? 'panel.staff.settings.page-on' : 'panel.staff.settings.page-off')}</p>
      <p class="kd-hint">{t('panel.staff.settings.promise')}</p>
      <Details summary={t('panel.staff.settings.weeks')} open={form.name === 'panel_weeks'}>
        <Form
          action={`${panelsPath(house)}/afspraken`}
          {...of('panel_weeks')}
          name={form.name === 'panel_weeks' ? '' : 'weeks'}
        >
          <Hidden name="name" value="panel_weeks" />
          <TextField name="value" label={t('panel.staff.settings.value')} keyboard="numeric" width={4} />
          <DateField name="from" label={t('panel.staff.settings.from')} hint={t('panel.staff.settings.from-hint')} />
          <Actions>
            <Button>{t('panel.staff.settings.set')}</Button>
          </Actions>
        </Form>
      </Details>
      <Details summary={t('panel.staff.settings.page')} open={form.name === 'improvements_page'}>
        <Form
          action={`${panelsPath(house)}/afspraken`}
          {...of('improvements_page')}
          name={form.name === 'improvements_page' ? '' : 'page'}
        >
          <Hidden name="name" value="improvements_page" />
          <Radios
            name="value"
            label={t('panel.staff.settings.page.show')}
            options={[
              { value: '1', label: t('panel.staff.settings.page.yes') },
              { value: '0', label: t('panel.staff.settings.page.no') },
            ]}
          />
          <DateField name="from" label={t('panel.staff.settings.from')} hint={t('panel.staff.settings.from-hint')} />
          <Actions>
            <Button>{t('panel.staff.settings.set')}</Button>
          </Actions>
        </Form>
      </Details>
    </>
  )
}
