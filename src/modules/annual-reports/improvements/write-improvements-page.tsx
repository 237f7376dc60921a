import type { Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Details,
  EmptyState,
  Form,
  type FormError,
  Hidden,
  Page,
  Section,
  Stack,
  Tabs,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { House, PublicText } from '../../feedback/index.ts'
import { improvementsPath, panelsPath, writeImprovementsPath } from '../../feedback/rules.ts'
import { Hints } from '../draft/hints-page.tsx'
import type { Hint } from '../draft/neutral-text.ts'

export interface WriteImprovementsPageProps {
  readonly house: House
  readonly houses: readonly House[]
  readonly texts: readonly PublicText[]
  /** The page for everybody is shown today. */
  readonly publicPage: boolean
  readonly saved: boolean
  readonly came:
    | { readonly typed: Typed; readonly errors: readonly FormError[]; readonly hints: readonly Hint[] }
    | undefined
}

/** Words for everybody, written apart for it. */
export function WriteImprovementsPage(props: WriteImprovementsPageProps) {
  const { house, houses, texts, publicPage, saved, came } = props
  const { t } = useView()
  const of = (kind: PublicText['kind']) => texts.filter((one) => one.kind === kind)
  return (
    <Page
      title={t('improvements.staff.title')}
      intro={t('improvements.staff.intro')}
      errors={came?.errors}
      crumbs={[{ label: t('panel.staff.title'), href: panelsPath(house) }]}
      notice={
        saved && (
          <Alert kind="ok" live>
            {t('panel.staff.saved')}
          </Alert>
        )
      }
      dense
    >
      {houses.length > 1 && (
        <Tabs
          label={t('draft.staff.houses')}
          items={houses.map((one) => ({ label: one.name, href: writeImprovementsPath(one) }))}
          current={writeImprovementsPath(house)}
        />
      )}
      <p>
        {publicPage ? (
          <a href={improvementsPath(house)}>{t('improvements.staff.see')}</a>
        ) : (
          <a href={`${panelsPath(house)}#afspraken`}>{t('improvements.staff.off')}</a>
        )}
      </p>
      <Stack>
        <Section title={t('improvements.staff.measures')}>
          <Texts {...props} texts={of('measure')} none={t('improvements.staff.measures.none')} />
        </Section>
        <Section title={t('improvements.staff.advice')}>
          <Texts {...props} texts={of('consultation')} none={t('improvements.staff.advice.none')} />
        </Section>
      </Stack>
    </Page>
  )
}

function Texts({ texts, none, ...props }: WriteImprovementsPageProps & { none: string }) {
  if (texts.length === 0) return <EmptyState title={none} />
  return (
    <>
      {texts.map((text) => (
        <WordsForm key={text.id} {...props} texts={texts} text={text} />
      ))}
    </>
  )
}

function WordsForm({ house, came, text }: WriteImprovementsPageProps & { text: PublicText }) {
  const { t } = useView()
  const back = came?.typed['id'] === text.id ? came : undefined
  const shown = t(text.publicWords === '' ? 'improvements.staff.unwritten' : 'improvements.staff.written')
  return (
    <Details summary={`${text.own} · ${shown}`} id={`tekst-${text.id}`} open={back !== undefined}>
      <Form
        action={writeImprovementsPath(house)}
        name={back ? '' : text.id}
        errors={back?.errors}
        values={back?.typed ?? { words: text.publicWords }}
        guard
      >
        <Hidden name="kind" value={text.kind} />
        <Hidden name="id" value={text.id} />
        <TextArea
          name="words"
          label={t('improvements.staff.words')}
          hint={t('improvements.staff.words.hint')}
          maxLength={2000}
          rows={3}
          optional
        />
        {back && back.hints.length > 0 && <Hints hints={back.hints} />}
        <Actions>
          <Button>{t('improvements.staff.save')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
