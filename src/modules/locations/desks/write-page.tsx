import { moment } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Cluster,
  DateField,
  Details,
  EmptyState,
  Form,
  type FormError,
  type FormValues,
  Hidden,
  LinkButton,
  Page,
  PostButton,
  Prose,
  Radios,
  Section,
  Stack,
  Table,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { type ArticleKind, deskPath, langs, textFor } from './desk-article.ts'
import { type DeskMode, takesRequestsIn } from './desk-mode.ts'
import type { Article, ArticleVersion, ShownDesk } from './desk-queries.ts'

export const writeDone = ['bewaard', 'weg', 'terug', 'omhoog', 'dag'] as const
export type WriteDone = (typeof writeDone)[number]

export interface WriteListProps {
  readonly desk: ShownDesk
  /** All for which this person writes. */
  readonly desks: readonly ShownDesk[]
  readonly articles: readonly Article[]
  readonly modes: readonly DeskMode[]
  readonly today: Temporal.PlainDate
  /** A manager decides whether the desk takes requests. */
  readonly mayDecide: boolean
  readonly done: WriteDone | undefined
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

const base = '/werk/loketpagina'
export const listPath = (slug: string): string => `${base}?loket=${slug}`
export const articlePath = (id: string, ...rest: readonly string[]): string => [base, id, ...rest].join('/')

/** Everything a desk says on its own page. */
export function WriteListPage(props: WriteListProps) {
  const { t } = useView()
  const { desk, desks, articles, done, errors = [] } = props
  const kept = articles.filter(({ removed }) => !removed)
  const gone = articles.filter(({ removed }) => removed)
  return (
    <Page
      title={t('desks.staff.title', { desk: desk.name })}
      intro={t('desks.staff.intro')}
      dense
      errors={errors}
      notice={
        done && (
          <Alert kind="ok" live>
            {t(`desks.staff.done.${done}`)}
          </Alert>
        )
      }
    >
      {desks.length > 1 && (
        <Tabs
          label={t('desks.staff.which')}
          items={desks.map(({ slug, name }) => ({ label: name, href: listPath(slug) }))}
          current={listPath(desk.slug)}
        />
      )}
      <Stack>
        <Actions>
          <LinkButton href={deskPath(desk.slug)} kind="secondary">
            {t('desks.staff.look')}
          </LinkButton>
        </Actions>
        {(['welcome', 'page', 'question'] as const).map((kind) => (
          <KindSection key={kind} kind={kind} desk={desk} articles={kept.filter((one) => one.kind === kind)} />
        ))}
        {gone.length > 0 && (
          <Details summary={t('desks.staff.gone', { count: gone.length })}>
            <ul>
              {gone.map((article) => (
                <li key={article.id}>
                  <Cluster>
                    <span>{textFor(article.texts, 'nl')?.title}</span>
                    <PostButton action={articlePath(article.id, 'terug')} kind="plain" small>
                      {t('desks.staff.bring-back')}
                    </PostButton>
                  </Cluster>
                </li>
              ))}
            </ul>
          </Details>
        )}
        <ModeSection {...props} />
      </Stack>
    </Page>
  )
}

function KindSection({ kind, desk, articles }: { kind: ArticleKind; desk: ShownDesk; articles: readonly Article[] }) {
  const { t } = useView()
  const isFull = kind === 'welcome' && articles.length > 0
  return (
    <Section title={t(`desks.staff.kind.${kind}`)}>
      {articles.length === 0 ? (
        <EmptyState title={t(`desks.staff.none.${kind}`)} level={3}>
          {t(`desks.staff.none.${kind}.how`)}
        </EmptyState>
      ) : (
        <Articles kind={kind} articles={articles} />
      )}
      {!isFull && (
        <Actions>
          <LinkButton href={`${base}/nieuw?loket=${desk.slug}&soort=${kind}`} kind="secondary" small>
            {t(`desks.staff.new.${kind}`)}
          </LinkButton>
        </Actions>
      )}
    </Section>
  )
}

function Articles({ kind, articles }: { kind: ArticleKind; articles: readonly Article[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t(`desks.staff.kind.${kind}`)}
      captionHidden
      phone="cards"
      rows={articles}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('desks.staff.column.title'),
          head: true,
          long: true,
          cell: ({ id, texts }) => {
            const text = textFor(texts, 'nl')
            return <a href={articlePath(id, text?.lang ?? 'nl')}>{text?.title}</a>
          },
        },
        {
          label: t('desks.staff.column.languages'),
          cell: ({ id, texts }) => (
            <Cluster>
              {langs.map((lang) =>
                texts.some((text) => text.lang === lang) ? (
                  <a key={lang} href={articlePath(id, lang)}>
                    {t(`desks.staff.lang.${lang}`)}
                  </a>
                ) : (
                  <a key={lang} href={articlePath(id, lang)}>
                    {t('desks.staff.translate', { lang: t(`desks.staff.lang.${lang}`) })}
                  </a>
                ),
              )}
            </Cluster>
          ),
        },
        {
          label: t('desks.staff.column.actions'),
          quiet: true,
          cell: (article) => (
            <Cluster>
              {article.id !== articles[0]?.id && <Step article={article} step="omhoog" />}
              <Step article={article} step="weg" />
            </Cluster>
          ),
        },
      ]}
    />
  )
}

function Step({ article, step }: { article: Article; step: 'omhoog' | 'weg' }) {
  const { t } = useView()
  return (
    <PostButton action={articlePath(article.id, step)} kind="plain" small>
      {t(`desks.staff.${step}`)} <span class="kd-hidden">({textFor(article.texts, 'nl')?.title})</span>
    </PostButton>
  )
}

function ModeSection({ desk, modes, today, mayDecide, values, errors = [] }: WriteListProps) {
  const { t } = useView()
  const takes = takesRequestsIn(modes, today)
  const coming = modes.filter(({ fromOn }) => Temporal.PlainDate.compare(fromOn, today) > 0)
  return (
    <Section title={t('desks.staff.mode')} id="aanvragen">
      <p>
        <Tag tone={takes ? 'ok' : 'warn'}>
          {takes ? t('desks.staff.mode.takes') : t('desks.staff.mode.information')}
        </Tag>
      </p>
      {coming.map(({ fromOn, takesRequests }) => (
        <p key={fromOn.toString()}>
          {takesRequests
            ? t('desks.staff.mode.coming.takes', { day: fromOn })
            : t('desks.staff.mode.coming.information', { day: fromOn })}
        </p>
      ))}
      {mayDecide ? (
        <Details summary={t('desks.staff.mode.change')} open={errors.length > 0}>
          <p>{t('desks.staff.mode.how')}</p>
          <Form action={`${base}/aanvragen`} errors={errors} values={values}>
            <Hidden name="loket" value={desk.slug} />
            <Radios
              name="takes"
              label={t('desks.staff.mode.label')}
              options={[
                { value: 'yes', label: t('desks.staff.mode.takes') },
                { value: 'no', label: t('desks.staff.mode.information') },
              ]}
            />
            <DateField name="from" label={t('desks.staff.mode.from')} />
            <Actions>
              <Button kind="secondary">{t('desks.staff.mode.save')}</Button>
            </Actions>
          </Form>
        </Details>
      ) : (
        <p>{t('desks.staff.mode.manager')}</p>
      )}
    </Section>
  )
}

export interface WritePageProps {
  readonly desk: ShownDesk
  readonly kind: ArticleKind
  readonly lang: Lang
  /** Null for a new one. */
  readonly id: string | null
  readonly versions: readonly ArticleVersion[]
  readonly values: FormValues
  readonly errors?: readonly FormError[]
  /** As visitors will see it. */
  readonly preview?: { readonly title: string; readonly body: string } | undefined
  readonly changed?: boolean
  readonly saved?: boolean
}

/** One text in one language: write, look, save. */
export function WritePage(props: WritePageProps) {
  const { t } = useView()
  const { desk, kind, lang, id, versions, values, errors = [], preview, changed = false, saved = false } = props
  return (
    <Page
      title={t(id === null ? `desks.staff.new.${kind}` : `desks.staff.edit.${kind}`)}
      back={{ href: listPath(desk.slug), label: t('desks.staff.title', { desk: desk.name }) }}
      dense
      errors={errors}
      notice={
        (saved && (
          <Alert kind="ok" live>
            {t('desks.staff.done.bewaard')}
          </Alert>
        )) ||
        (changed && <Alert kind="warn" live title={t('desks.staff.changed')} />)
      }
      aside={<HowToWrite />}
    >
      {id !== null && (
        <Tabs
          label={t('desks.staff.language')}
          items={langs.map((one) => ({ label: t(`desks.staff.lang.${one}`), href: articlePath(id, one) }))}
          current={articlePath(id, lang)}
        />
      )}
      {preview && (
        <Section title={t('desks.staff.preview')} id="voorbeeld">
          <Card title={preview.title}>
            <Prose text={preview.body} />
          </Card>
        </Section>
      )}
      <Form action={id === null ? `${base}/nieuw` : articlePath(id, lang)} errors={errors} values={values} guard>
        <Hidden name="loket" value={desk.slug} />
        <Hidden name="soort" value={kind} />
        <Hidden name="taal" value={lang} />
        <Hidden name="versie" />
        <TextField name="title" label={t(`desks.staff.field.title.${kind}`)} />
        <TextArea name="body" label={t(`desks.staff.field.body.${kind}`)} rows={14} maxLength={20_000} />
        <Actions>
          <Button name="naar" value="bewaar">
            {t('desks.staff.save')}
          </Button>
          <Button name="naar" value="bekijk" kind="secondary">
            {t('desks.staff.show')}
          </Button>
        </Actions>
      </Form>
      {id !== null && versions.length > 1 && (
        <Details summary={t('desks.staff.versions', { count: versions.length })}>
          <Versions desk={desk} id={id} lang={lang} versions={versions} />
        </Details>
      )}
    </Page>
  )
}

function HowToWrite() {
  const { t } = useView()
  return (
    <Card flat title={t('desks.staff.markup')}>
      <ul>
        <li>{t('desks.staff.markup.paragraph')}</li>
        <li>{t('desks.staff.markup.heading')}</li>
        <li>{t('desks.staff.markup.list')}</li>
        <li>{t('desks.staff.markup.link')}</li>
      </ul>
    </Card>
  )
}

interface VersionsProps {
  readonly desk: ShownDesk
  readonly id: string
  readonly lang: Lang
  readonly versions: readonly ArticleVersion[]
}

function Versions({ desk, id, lang, versions }: VersionsProps) {
  const { t, lang: reading } = useView()
  const [, ...older] = versions
  return (
    <ol role="list">
      {older.map(({ version, title, body, at, by }) => (
        <li key={version}>
          <p>
            <strong>{title}</strong>, {moment(at, desk.zone, reading)}
            {by !== null && ` (${by})`}
          </p>
          <Prose text={body} />
          <Form action={articlePath(id, lang, 'versie')} name={`versie-${version}`}>
            <Hidden name="versie" value={String(version)} />
            <Button kind="plain" small>
              {t('desks.staff.versions.back', { number: version })}
            </Button>
          </Form>
        </li>
      ))}
    </ol>
  )
}
