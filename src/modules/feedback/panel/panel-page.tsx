import { list, shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  EmptyState,
  Form,
  Hidden,
  Page,
  PostButton,
  Radios,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { langs } from '../../../lib/lang.ts'
import type { House } from '../procedure/house-queries.ts'
import type { FormState } from '../procedure/settings-page.tsx'
import { panelPath, panelsPath } from './panel-paths.ts'
import type { Member, Panel, Place } from './panel-queries.ts'
import { panelKinds, standingOf } from './panel.ts'
import { Saved } from './panels-page.tsx'

export interface NewPanelPageProps {
  readonly house: House
  readonly places: readonly Place[]
  readonly form: FormState
}

/** A panel begins with a name; its members come after. */
export function NewPanelPage({ house, places, form }: NewPanelPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('panel.staff.new')}
      intro={t('panel.staff.new.intro')}
      errors={form.errors}
      crumbs={[{ label: t('panel.staff.title'), href: panelsPath(house) }]}
      dense
    >
      <Form action={`${panelsPath(house)}/nieuw`} {...form} guard>
        <Hidden name="sleutel" />
        <Radios
          name="kind"
          label={t('panel.staff.kind')}
          options={panelKinds.map((kind) => ({
            value: kind,
            label: t(`panel.kind.${kind}`),
            hint: t(`panel.staff.kind.${kind}`),
          }))}
        />
        <TextField name="name" label={t('panel.staff.name')} hint={t('panel.staff.name.hint')} />
        <Radios
          name="whole"
          label={t('panel.staff.for')}
          options={[
            { value: 'yes', label: t('panel.staff.for.whole', { house: house.name }) },
            ...(places.length > 0 ? [{ value: 'no', label: t('panel.staff.for.some') }] : []),
          ]}
        />
        {places.length > 0 && (
          <Checkboxes
            name="locations"
            label={t('panel.staff.for.which')}
            options={places.map(({ id, name }) => ({ value: id, label: name }))}
            optional
          />
        )}
        <Actions>
          <Button>{t('panel.staff.make')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

export interface PanelPageProps {
  readonly house: House
  readonly panel: Panel
  readonly members: readonly Member[]
  readonly today: Temporal.PlainDate
  readonly form: FormState
  readonly saved: boolean
}

/** One panel: who is in it, since when and until when. */
export function PanelPage(props: PanelPageProps) {
  const { house, panel, form, saved } = props
  const { t, lang } = useView()
  return (
    <Page
      title={panel.name}
      tags={<Tag>{t(`panel.kind.${panel.kind}`)}</Tag>}
      intro={
        panel.locations.length === 0
          ? t('panel.staff.speaks-for', { what: t('panel.staff.whole') })
          : t('panel.staff.speaks-for.places', { what: list(panel.locations, lang) })
      }
      errors={form.errors}
      crumbs={[{ label: t('panel.staff.title'), href: panelsPath(house) }]}
      notice={saved && <Saved />}
      dense
    >
      <p>{t('panel.staff.sees')}</p>
      <Stack>
        <Section title={t('panel.staff.members')}>
          <Members {...props} />
        </Section>
        <Section title={t('panel.staff.member.add')}>
          <MemberForm {...props} />
        </Section>
      </Stack>
    </Page>
  )
}

function Members({ house, panel, members, today }: PanelPageProps) {
  const { t, lang } = useView()
  if (members.length === 0) return <EmptyState title={t('panel.staff.members.none')} />
  const here = (one: Member) => `${panelPath(house, panel.id)}/leden/${one.id}`
  const isOver = (one: Member) => standingOf(one, today) === 'over'
  const until = ({ untilOn, endedAt }: Member) =>
    endedAt
      ? shortDay(endedAt.toZonedDateTimeISO(house.zone).toPlainDate(), lang)
      : untilOn
        ? shortDay(untilOn, lang)
        : '–'
  return (
    <Table
      caption={t('panel.staff.members')}
      captionHidden
      phone="cards"
      rows={members}
      rowKey={({ id }) => id}
      columns={[
        { label: t('panel.staff.member.name'), head: true, long: true, cell: ({ name }) => name },
        { label: t('panel.staff.member.email'), long: true, cell: ({ email }) => email },
        { label: t('panel.staff.member.from'), short: true, cell: ({ fromOn }) => shortDay(fromOn, lang) },
        { label: t('panel.staff.member.until'), short: true, cell: until },
        { label: t('panel.staff.member.standing'), cell: (one) => t(`panel.staff.standing.${standingOf(one, today)}`) },
        {
          label: t('panel.staff.member.do'),
          quiet: true,
          cell: (one) =>
            !isOver(one) && (
              <Actions>
                <PostButton kind="secondary" small action={`${here(one)}/link`}>
                  {t('panel.staff.member.link')}
                </PostButton>
                <PostButton kind="plain" small action={`${here(one)}/einde`}>
                  {t('panel.staff.member.end')}
                </PostButton>
              </Actions>
            ),
        },
      ]}
    />
  )
}

function MemberForm({ house, panel, form }: PanelPageProps) {
  const { t } = useView()
  return (
    <Form action={`${panelPath(house, panel.id)}/leden`} {...form} guard>
      <TextField name="name" label={t('panel.staff.member.name')} />
      <TextField
        name="email"
        type="email"
        label={t('panel.staff.member.email')}
        hint={t('panel.staff.member.email-hint')}
      />
      <Select
        name="language"
        label={t('panel.staff.member.language')}
        options={langs.map((lang) => ({ value: lang, label: t(`panel.staff.language.${lang}`) }))}
      />
      <DateField name="from" label={t('panel.staff.member.from')} hint={t('panel.staff.member.from-hint')} optional />
      <DateField
        name="until"
        label={t('panel.staff.member.until')}
        hint={t('panel.staff.member.until-hint')}
        optional
      />
      <Actions>
        <Button>{t('panel.staff.member.invite')}</Button>
      </Actions>
    </Form>
  )
}
