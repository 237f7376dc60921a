import {
  Actions,
  Alert,
  Card,
  CardList,
  DataList,
  Details,
  EmptyState,
  LinkButton,
  MailAddress,
  Page,
  Prose,
  Section,
  useView,
} from '../../../ui/index.ts'
import { procedurePath } from '../location.ts'
import { type ArticleText, deskPath, textFor } from './desk-article.ts'
import type { Article, ShownDesk } from './desk-queries.ts'

export interface DeskPageProps {
  readonly desk: ShownDesk
  readonly articles: readonly Article[]
  readonly takesRequests: boolean
}

/** The page of a desk: how to reach it, what it says, what is asked often. */
export function DeskPage({ desk, articles, takesRequests }: DeskPageProps) {
  const { t, lang } = useView()
  const shown = articles.flatMap((article) => {
    const text = textFor(article.texts, lang)
    return text ? [{ ...article, text }] : []
  })
  const of = (kind: Article['kind']) => shown.filter((article) => article.kind === kind)
  const [welcome] = of('welcome')
  return (
    <Page
      title={welcome?.text.title ?? desk.name}
      description={t('desks.desk.description', { desk: desk.name })}
      canonical={deskPath(desk.slug)}
      back={{ href: '/loketten', label: t('desks.desk.back') }}
      intro={welcome && welcome.text.title !== desk.name ? desk.name : undefined}
      aside={<Reach desk={desk} />}
    >
      {!takesRequests && (
        <Alert kind="info" title={t('desks.desk.information-only')}>
          {t('desks.desk.information-only.text')}
        </Alert>
      )}
      {welcome && <Prose text={welcome.text.body} lang={otherLang(welcome.text, lang)} level={2} />}
      <Actions>
        <LinkButton href="/zoek">{t('desks.desk.find')}</LinkButton>
        <LinkButton href="/wie-helpt" kind="secondary">
          {t('desks.desk.signpost')}
        </LinkButton>
      </Actions>
      {of('page').length > 0 && (
        <Section title={t('desks.desk.pages')}>
          <CardList
            cards={of('page').map(({ slug, text }) => ({
              key: slug,
              title: text.title,
              level: 3 as const,
              href: deskPath(desk.slug, slug),
            }))}
          />
        </Section>
      )}
      {of('question').length > 0 && (
        <Section title={t('desks.desk.questions')} id="vragen">
          {of('question').map(({ id, slug, text }) => (
            <Details key={id} summary={text.title} id={slug}>
              <Prose text={text.body} lang={otherLang(text, lang)} />
            </Details>
          ))}
        </Section>
      )}
      {shown.length === 0 && <EmptyState title={t('desks.desk.empty')}>{t('desks.desk.empty.how')}</EmptyState>}
    </Page>
  )
}

/** A text that is not there in the language of the reader says so to who hears it read. */
const otherLang = (text: ArticleText, lang: string): string | undefined => (text.lang === lang ? undefined : text.lang)

export function Reach({ desk: { slug, name, phone, email, hours, municipalities } }: { desk: ShownDesk }) {
  const { t } = useView()
  return (
    <Card title={t('desks.desk.reach')}>
      <DataList
        stacked
        items={[
          ...(phone === null
            ? []
            : [
                { label: t('desks.desk.phone'), value: <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a> },
              ]),
          ...(email === null
            ? []
            : [
                {
                  label: t('desks.desk.email'),
                  value: (
                    <a href={`mailto:${email}`}>
                      <MailAddress address={email} />
                    </a>
                  ),
                },
              ]),
          ...(hours === null ? [] : [{ label: t('desks.desk.hours'), value: hours }]),
          ...(municipalities.length === 0
            ? []
            : [{ label: t('desks.desk.municipalities'), value: municipalities.join(', ') }]),
        ]}
      />
      {phone === null && email === null && <p>{t('desks.desk.unreachable', { desk: name })}</p>}
      <p>
        <a href={procedurePath(slug)}>{t('desks.desk.procedure')}</a>
      </p>
    </Card>
  )
}

/** One information page of a desk. */
export function DeskArticlePage({ desk, text }: { desk: ShownDesk; text: ArticleText }) {
  const { lang } = useView()
  return (
    <Page
      title={text.title}
      description={text.title}
      back={{ href: deskPath(desk.slug), label: desk.name }}
      aside={<Reach desk={desk} />}
    >
      <Prose text={text.body} lang={otherLang(text, lang)} level={2} />
    </Page>
  )
}
