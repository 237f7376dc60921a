import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Details,
  Form,
  Hidden,
  LinkButton,
  Page,
  Paragraphs,
  PostButton,
  Section,
  Select,
  Stack,
  Tabs,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Template } from './template-queries.ts'
import { filled, knownPlaces } from './unfilled.ts'

export interface TemplatesPageProps {
  readonly houses: readonly { readonly slug: string; readonly name: string }[]
  readonly house: { readonly slug: string; readonly name: string }
  readonly templates: readonly Template[]
  /** The one that is being changed. */
  readonly changing: Template | undefined
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly saved: boolean
}

export const templatesPath = '/werk/procedure/sjablonen'
const languages = ['nl', 'fr', 'en'] as const

/** Words that a house often writes; a dossier fills in what it knows. */
export function TemplatesPage(props: TemplatesPageProps) {
  const { houses, house, templates, errors, saved } = props
  const { t } = useView()
  const address = (slug: string) => `${templatesPath}?huis=${slug}`
  return (
    <Page
      title={t('templates.staff.title')}
      intro={t('templates.staff.intro')}
      dense
      crumbs={[{ label: t('procedure.staff.title'), href: '/werk/procedure' }]}
      errors={errors}
      notice={
        saved && (
          <Alert kind="ok" live>
            {t('templates.staff.saved')}
          </Alert>
        )
      }
    >
      {houses.length > 1 && (
        <Tabs
          label={t('measures.staff.house')}
          items={houses.map(({ slug, name }) => ({ label: name, href: address(slug) }))}
          current={address(house.slug)}
        />
      )}
      <Stack>
        {templates.map((one) => (
          <OneTemplate key={one.id} template={one} house={house} />
        ))}
        <TemplateForm {...props} />
      </Stack>
    </Page>
  )
}

function OneTemplate({ template, house }: { template: Template } & Pick<TemplatesPageProps, 'house'>) {
  const { t } = useView()
  const { id, name, language, words } = template
  const example = Object.fromEntries(
    knownPlaces.map((place) => [place, place === 'organisatie' ? house.name : t(`templates.staff.example.${place}`)]),
  )
  return (
    <Card title={name} level={2} tags={<Tag>{t(`templates.staff.language.${language}`)}</Tag>}>
      <Details summary={t('templates.staff.preview')}>
        <Paragraphs text={filled(words, example)} />
      </Details>
      <Actions>
        <LinkButton kind="secondary" small href={`${templatesPath}?huis=${house.slug}&sjabloon=${id}#sjabloon`}>
          {t('templates.staff.change')}
        </LinkButton>
        <PostButton kind="plain" small action={templatesPath} fields={{ huis: house.slug, weg: id }}>
          {t('templates.staff.remove')}
        </PostButton>
      </Actions>
    </Card>
  )
}

function TemplateForm({ house, changing, typed, errors }: TemplatesPageProps) {
  const { t } = useView()
  const start = changing ? { name: changing.name, language: changing.language, template_words: changing.words } : {}
  const values = errors.length > 0 ? typed : start
  return (
    <Section title={t(changing ? 'templates.staff.change' : 'templates.staff.new')} id="sjabloon">
      <Form action={templatesPath} values={values} errors={errors} guard>
        <Hidden name="huis" value={house.slug} />
        <Hidden name="sjabloon" value={changing?.id ?? ''} />
        <TextField name="name" label={t('templates.staff.name')} />
        <Select
          name="language"
          label={t('templates.staff.language')}
          options={languages.map((value) => ({ value, label: t(`templates.staff.language.${value}`) }))}
        />
        <TextArea
          name="template_words"
          label={t('templates.staff.words')}
          hint={t('templates.staff.words.hint', { places: knownPlaces.map((place) => `[${place}]`).join(' ') })}
          rows={8}
        />
        <Actions>
          <Button>{t('templates.staff.save')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

interface BeginProps {
  readonly number: string
  readonly step: 'tell' | 'ask' | 'answer' | 'advice'
  readonly templates: readonly Template[]
}

/** Fills the box of a step with a template: an address that shows it, nothing is sent. */
export function BeginWithTemplate({ number, step, templates }: BeginProps) {
  const { t } = useView()
  if (templates.length === 0) return null
  const name = `sjabloon-${step}`
  return (
    <Form action={`/werk/reacties/${number}`} method="get" name={name} label={t(`templates.staff.begin.${step}`)}>
      <Hidden name="voor" value={step} />
      <Select
        name="sjabloon"
        label={t('templates.staff.begin')}
        options={templates.map((one) => ({
          value: one.id,
          label: `${one.name} (${t(`templates.staff.language.${one.language}`)})`,
        }))}
      />
      <Actions>
        <Button kind="secondary">{t('templates.staff.begin.go')}</Button>
      </Actions>
    </Form>
  )
}
