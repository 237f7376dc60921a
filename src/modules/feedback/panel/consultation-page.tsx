import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  Details,
  Form,
  Hidden,
  Page,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { AdvicePart, AnswerPart, AskedPart, Comments, ConsultationTag, Turn } from './consultation-parts-page.tsx'
import type { Comment } from './comment-queries.ts'
import type { Consultation } from './consultation-queries.ts'
import { houseFields } from './house-fields.ts'
import { consultationPath, panelsPath } from './panel-paths.ts'
import { Saved } from './panels-page.tsx'

export interface ConsultationPageProps {
  readonly consultation: Consultation
  /** Only after the advice. */
  readonly comments: readonly Comment[]
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly saved: boolean
  readonly changed: boolean
}

/** One question to a panel, as the house sees it. */
export function ConsultationPage(props: ConsultationPageProps) {
  const { consultation, comments, errors, saved, changed } = props
  const { t } = useView()
  const house = { slug: consultation.houseSlug }
  const { state, advisedAt, zone } = consultation
  return (
    <Page
      title={consultation.title}
      tags={<ConsultationTag state={state} />}
      intro={<Turn consultation={consultation} />}
      errors={errors}
      crumbs={[{ label: t('panel.staff.title'), href: panelsPath(house) }]}
      notice={
        <>
          {saved && <Saved />}
          {changed && <Changed />}
        </>
      }
      dense
    >
      <Stack>
        <AdvicePart consultation={consultation} />
        {state === 'advised' && <Answer {...props} />}
        <AnswerPart consultation={consultation} />
        {state === 'lapsed' && <Alert>{t('panel.lapsed')}</Alert>}
        <AskedPart consultation={consultation} documentPath={`${consultationPath(house, consultation.id)}/stuk.pdf`} />
        {advisedAt === null ? (
          <p class="kd-hint">{t(state === 'open' ? 'panel.staff.comments.later' : 'panel.staff.comments.never')}</p>
        ) : (
          <Comments comments={comments} zone={zone} intro={t('panel.staff.comments.now')} />
        )}
        {state === 'open' && <More {...props} />}
      </Stack>
    </Page>
  )
}

export function Changed() {
  const { t } = useView()
  return (
    <Alert kind="warn" title={t('panel.changed.title')} live>
      {t('panel.changed')}
    </Alert>
  )
}

function Answer({ consultation, typed, errors }: ConsultationPageProps) {
  const { t } = useView()
  const { id, houseSlug, houseName, version, advice } = consultation
  return (
    <Section title={t('panel.staff.answer', { house: houseName })}>
      {advice !== 'none' && <p>{t('panel.staff.answer.intro')}</p>}
      <Form action={`${consultationPath({ slug: houseSlug }, id)}/antwoord`} values={typed} errors={errors} guard>
        <Hidden name="versie" value={String(version)} />
        <TextArea
          name={houseFields.follow}
          label={t('panel.staff.answer.words')}
          hint={t('panel.staff.answer.hint')}
          maxLength={10_000}
          rows={5}
          optional="sometimes"
        />
        <Actions>
          <Button name="stap" value="follow">
            {t(advice === 'none' ? 'panel.staff.note' : 'panel.staff.follow')}
          </Button>
          {advice !== 'none' && (
            <Button kind="secondary" name="stap" value="deviate">
              {t('panel.staff.deviate')}
            </Button>
          )}
        </Actions>
      </Form>
    </Section>
  )
}

/** What a house can still do while the panel thinks. */
function More({ consultation, typed, errors }: ConsultationPageProps) {
  const { t } = useView()
  const { id, houseSlug, version } = consultation
  const path = consultationPath({ slug: houseSlug }, id)
  const isWrong = (...fields: readonly string[]) => errors.some(({ field }) => fields.includes(field))
  return (
    <>
      <Details summary={t('panel.staff.prolong')} open={isWrong(houseFields.prolong, 'due')}>
        <Form action={`${path}/termijn`} values={typed} errors={errors}>
          <Hidden name="versie" value={String(version)} />
          <DateField name="due" label={t('panel.staff.prolong.day')} />
          <TextArea name={houseFields.prolong} label={t('panel.staff.prolong.words')} rows={3} />
          <Actions>
            <Button kind="secondary">{t('panel.staff.prolong')}</Button>
          </Actions>
        </Form>
      </Details>
      <Details summary={t('panel.staff.withdraw')} open={isWrong(houseFields.withdraw)}>
        <Form action={`${path}/intrekken`} values={typed} errors={errors}>
          <Hidden name="versie" value={String(version)} />
          <TextArea name={houseFields.withdraw} label={t('panel.staff.withdraw.words')} rows={3} />
          <Actions>
            <Button kind="danger">{t('panel.staff.withdraw')}</Button>
          </Actions>
        </Form>
      </Details>
    </>
  )
}
