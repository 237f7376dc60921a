import { type TypedDay } from '../../../lib/typed-day.ts'
import type { Lang } from '../../../lib/lang.ts'
import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  DataList,
  DateField,
  EmptyState,
  Form,
  type FormError,
  type FormValues,
  Page,
  Quote,
  SearchBar,
  Section,
  Stack,
  Table,
  Tabs,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { FoundText, WordingRow } from './wording.ts'

export interface TextsPageProps {
  readonly home: string
  readonly lang: Lang
  readonly words: string
  readonly found: readonly FoundText[]
  readonly own: readonly WordingRow[]
}

/** Find a text by the words that one saw on a page. */
export function TextsPage({ home, lang, words, found, own }: TextsPageProps) {
  const { t } = useView()
  return (
    <Page title={t('wording.staff.title')} intro={t('wording.staff.intro')} dense>
      <Stack>
        <LangTabs home={home} lang={lang} />
        <SearchBar
          action={`${home}/${lang}`}
          name="woorden"
          label={t('wording.staff.search')}
          button={t('wording.staff.find')}
          value={words}
        />
        {words === '' ? <OwnTexts home={home} own={own.filter((row) => row.lang === lang)} /> : null}
        {words !== '' && found.length === 0 ? (
          <EmptyState title={t('wording.staff.nothing')}>{t('wording.staff.nothing-hint')}</EmptyState>
        ) : null}
        {found.length > 0 ? (
          <TextTable home={`${home}/${lang}`} caption={t('wording.staff.found')} texts={found} />
        ) : null}
      </Stack>
    </Page>
  )
}

function LangTabs({ home, lang }: { home: string; lang: Lang }) {
  const { t } = useView()
  const langs = ['nl', 'fr', 'en'] as const
  return (
    <Tabs
      label={t('wording.staff.language')}
      current={`${home}/${lang}`}
      items={langs.map((one) => ({
        href: `${home}/${one}`,
        label: t(`wording.staff.lang.${one}`),
      }))}
    />
  )
}

function OwnTexts({ home, own }: { home: string; own: readonly WordingRow[] }) {
  const { t } = useView()
  const latest = [...new Map(own.map((row) => [row.key, row])).values()].flatMap(({ key, lang, message }) =>
    message === null ? [] : [{ key, message, lang }],
  )
  if (latest.length === 0)
    return <EmptyState title={t('wording.staff.none')}>{t('wording.staff.none-hint')}</EmptyState>
  return <TextTable home={`${home}/${latest[0]?.lang ?? 'nl'}`} caption={t('wording.staff.own')} texts={latest} />
}

function TextTable({ home, caption, texts }: { home: string; caption: string; texts: readonly FoundText[] }) {
  const { t } = useView()
  return (
    <Table
      caption={caption}
      phone="cards"
      rows={texts}
      rowKey={({ key }) => key}
      columns={[
        { label: t('wording.staff.text'), head: true, cell: ({ message }) => message },
        {
          label: t('wording.staff.key'),
          cell: ({ key }) => <a href={`${home}/${key}`}>{key}</a>,
        },
      ]}
    />
  )
}

export interface TextPageProps {
  readonly home: string
  readonly lang: Lang
  readonly textKey: string
  readonly ours: string
  readonly now: string | undefined
  /** Names between braces that the text has to keep. */
  readonly places: readonly string[]
  readonly history: readonly WordingRow[]
  readonly from: TypedDay
  readonly errors: readonly FormError[]
  readonly values: FormValues
  readonly saved: boolean
}

/** One text: ours, the own words, and from when they hold. */
export function TextPage({
  home,
  lang,
  textKey,
  ours,
  now,
  places,
  history,
  from,
  errors,
  values,
  saved,
}: TextPageProps) {
  const { t } = useView()
  const notice = saved ? (
    <Alert kind="ok" live>
      {t('wording.staff.saved')}
    </Alert>
  ) : undefined
  return (
    <Page
      title={t('wording.staff.one', { lang: t(`wording.staff.lang.${lang}`) })}
      crumbs={[{ href: `${home}/${lang}`, label: t('wording.staff.title') }]}
      errors={errors}
      notice={notice}
      dense
    >
      <Stack>
        <DataList
          items={[
            { label: t('wording.staff.key'), value: textKey },
            { label: t('wording.staff.ours'), value: <Quote>{ours}</Quote> },
            ...(places.length > 0
              ? [{ label: t('wording.staff.places'), value: places.map((place) => `{${place}}`).join(' ') }]
              : []),
          ]}
        />
        <Form action={`${home}/${lang}/${textKey}`} errors={errors} values={{ message: now ?? ours, ...values }}>
          <TextArea name="message" label={t('wording.staff.own-words')} hint={t('wording.staff.own-hint')} rows={4} />
          <DateField
            name="from"
            label={t('wording.staff.from')}
            value={values['from_day'] === undefined ? from : undefined}
          />
          <Actions>
            <Button>{t('wording.staff.save')}</Button>
          </Actions>
        </Form>
        {history.length > 0 ? <History history={history} /> : null}
      </Stack>
    </Page>
  )
}

function History({ history }: { history: readonly WordingRow[] }) {
  const { t, lang } = useView()
  return (
    <Section title={t('wording.staff.history')}>
      <Table
        caption={t('wording.staff.history')}
        captionHidden
        phone="cards"
        rows={history.toReversed()}
        rowKey={({ fromOn }) => fromOn.toString()}
        columns={[
          { label: t('wording.staff.from'), head: true, cell: ({ fromOn }) => shortDay(fromOn, lang) },
          { label: t('wording.staff.text'), cell: ({ message }) => message ?? t('wording.staff.standard') },
        ]}
      />
    </Section>
  )
}
