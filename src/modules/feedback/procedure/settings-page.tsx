import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  CopyField,
  DateField,
  Form,
  type FormError,
  type FormValues,
  Page,
  Section,
  Select,
  Stack,
  Table,
  Tabs,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { ChangesTable } from '../panel/changes-page.tsx'
import { panelsPath } from '../panel/panel-paths.ts'
import type { ProcedureChange, Unasked } from '../panel/procedure-change.ts'
import { UnaskedWarning } from '../panel/unasked-page.tsx'
import { embedPath, embedSnippet, procedurePath } from './house.ts'
import type { House } from './house-queries.ts'
import { boundsOn, type SettingName, settingNamesFor, type SettingRow, wordingNames, wordsLimit } from './procedure.ts'

export interface SettingsPageProps {
  readonly house: House
  /** All that this person coordinates. */
  readonly houses: readonly House[]
  /** Of each number what holds today, and what somebody decided, oldest first. */
  readonly now: Readonly<Record<SettingName, number>>
  readonly rows: readonly SettingRow[]
  /** The most weeks that the law leaves for a judgement. */
  readonly floor: number | null
  readonly today: Temporal.PlainDate
  /** Of the form that came back, or what holds now. */
  readonly setting: FormState
  readonly words: FormState
  readonly saved: boolean
  /** Changes that no panel was asked about. */
  readonly unasked: readonly Unasked[]
  /** Words that hold from a later day. */
  readonly comingWords: readonly ProcedureChange[]
  /** Where the page for the house's own website is. */
  readonly embedAddress: string
  /** Where one writes to the house, if mail comes in. */
  readonly mailTo: string | null
}

export interface FormState {
  readonly errors: readonly FormError[]
  readonly values: FormValues
}

export const settingsPath = ({ slug }: Pick<House, 'slug'>): string => `/werk/procedure/${slug}`

/** What a house decides itself: terms and words, each from a day on. */
export function SettingsPage(props: SettingsPageProps) {
  const { house, houses, setting, words, saved } = props
  const { t } = useView()
  return (
    <Page
      title={t('procedure.staff.title')}
      intro={t('procedure.staff.intro')}
      errors={[...setting.errors, ...words.errors]}
      notice={
        saved ? (
          <Alert kind="ok" live>
            {t('procedure.staff.saved')}
          </Alert>
        ) : undefined
      }
      dense
    >
      {houses.length > 1 && (
        <Tabs
          label={t('procedure.staff.houses')}
          items={houses.map((one) => ({ label: one.name, href: settingsPath(one) }))}
          current={settingsPath(house)}
        />
      )}
      <p>
        <a href={procedurePath(house)}>{t('procedure.staff.public')}</a>
      </p>
      <p>
        <a href={`/werk/procedure/sjablonen?huis=${house.slug}`}>{t('templates.staff.menu')}</a>
      </p>
      <p>
        <a href={panelsPath(house)}>{t('panel.staff.title')}</a>
      </p>
      <p>
        <a href={`${settingsPath(house)}/uitgelegd`}>{t('procedure.staff.explained.link')}</a>
      </p>
      <UnaskedWarning {...props} />
      <Stack>
        <Section title={t('procedure.staff.now')}>
          <NowTable {...props} />
          <Floor {...props} />
        </Section>
        <Section title={t('procedure.staff.change')}>
          <SettingForm {...props} />
        </Section>
        <Section title={t('procedure.staff.words')}>
          {props.comingWords.length > 0 && <ChangesTable changes={props.comingWords} />}
          <WordsForm {...props} />
        </Section>
        {props.mailTo !== null && (
          <Section title={t('arrive.staff.address')}>
            <p>{t('arrive.staff.address.text')}</p>
            <CopyField name="mail" label={t('arrive.staff.address')} value={props.mailTo} />
          </Section>
        )}
        <Section title={t('procedure.staff.embed')}>
          <Embed {...props} />
        </Section>
      </Stack>
    </Page>
  )
}

function NowTable({ house, now, rows, today }: Pick<SettingsPageProps, 'house' | 'now' | 'rows' | 'today'>) {
  const { t, lang } = useView()
  const coming = (name: SettingName) =>
    rows.filter((row) => row.name === name && Temporal.PlainDate.compare(row.fromOn, today) > 0)
  return (
    <Table
      caption={t('procedure.staff.now')}
      captionHidden
      phone="cards"
      rows={settingNamesFor(house.kind)}
      rowKey={(name) => name}
      columns={[
        { label: t('procedure.staff.what'), head: true, cell: (name) => t(`procedure.staff.name.${name}`) },
        { label: t('procedure.staff.today'), numeric: true, cell: (name) => now[name] },
        {
          label: t('procedure.staff.coming'),
          cell: (name) =>
            coming(name)
              .map(({ value, fromOn }) => t('procedure.staff.from-on', { value, day: longDay(fromOn, lang) }))
              .join('; ') || t('procedure.staff.nothing-coming'),
        },
        {
          label: t('procedure.staff.bounds'),
          cell: (name) => t('procedure.staff.between', boundsOn(name, house, today)),
        },
      ]}
    />
  )
}

function Floor({ floor }: Pick<SettingsPageProps, 'floor'>) {
  const { t } = useView()
  const words = floor === null ? t('procedure.staff.no-floor') : t('procedure.staff.floor', { weeks: floor })
  return <p class="kd-hint">{words}</p>
}

function SettingForm({ house, setting }: Pick<SettingsPageProps, 'house' | 'setting'>) {
  const { t } = useView()
  return (
    <Form action={settingsPath(house)} {...setting}>
      <Select
        name="name"
        label={t('procedure.staff.what')}
        options={settingNamesFor(house.kind).map((name) => ({ value: name, label: t(`procedure.staff.name.${name}`) }))}
      />
      <TextField
        name="value"
        label={t('procedure.staff.value')}
        hint={t('procedure.staff.value-hint')}
        keyboard="numeric"
        width={4}
      />
      <DateField name="from" label={t('procedure.staff.from')} hint={t('procedure.staff.from-hint')} />
      <Actions>
        <Button>{t('procedure.staff.set')}</Button>
      </Actions>
    </Form>
  )
}

function WordsForm({ house, words }: Pick<SettingsPageProps, 'house' | 'words'>) {
  const { t } = useView()
  return (
    <Form action={`${settingsPath(house)}/woorden`} {...words} guard>
      <p>{t('procedure.staff.words.intro')}</p>
      {wordingNames.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(`procedure.staff.word.${name}`)}
          hint={t(`procedure.staff.word.${name}.hint`)}
          maxLength={wordsLimit}
          rows={4}
          optional
        />
      ))}
      <DateField name="since" label={t('procedure.staff.from')} hint={t('procedure.staff.words.since-hint')} optional />
      <Actions>
        <Button>{t('procedure.staff.words.set')}</Button>
      </Actions>
    </Form>
  )
}

function Embed({ house, embedAddress }: Pick<SettingsPageProps, 'house' | 'embedAddress'>) {
  const { t } = useView()
  return (
    <>
      <p>{t('procedure.staff.embed.text')}</p>
      <CopyField
        name="snippet"
        label={t('procedure.staff.embed.snippet')}
        value={embedSnippet(embedAddress, t('procedure.embed.title', { house: house.name }))}
      />
      <p>
        <a href={embedPath(house)}>{t('procedure.staff.embed.see')}</a>
      </p>
    </>
  )
}
