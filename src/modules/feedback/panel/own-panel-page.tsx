import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  EmptyState,
  Form,
  Hidden,
  Page,
  Radios,
  Section,
  Stack,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { list } from '../../../lib/format.ts'
import { improvementsPath, ownConsultationPath } from './panel-paths.ts'
import { procedurePath } from '../procedure/house.ts'
import { Changed } from './consultation-page.tsx'
import { AdvicePart, AnswerPart, AskedPart, Comments, ConsultationTag, Turn } from './consultation-parts-page.tsx'
import type { Comment } from './comment-queries.ts'
import type { Consultation } from './consultation-queries.ts'
import { advices } from './consultation.ts'
import { ConsultationCards } from './panels-page.tsx'

export interface OwnPanelPageProps {
  readonly panelName: string
  readonly consultations: readonly Consultation[]
  readonly fellows: readonly string[]
  readonly house: { readonly name: string; readonly slug: string }
  /** The house shows its improvements to everybody. */
  readonly publicPage: boolean
}

/** Everything that a member sees: what the panel is asked, and what everybody may read. */
export function OwnPanelPage({ panelName, consultations, fellows, house, publicPage }: OwnPanelPageProps) {
  const { t, lang } = useView()
  return (
    <Page title={panelName} intro={t('panel.own.intro', { house: house.name })}>
      <Stack>
        <Section title={t('panel.own.questions')}>
          {consultations.length === 0 ? (
            <EmptyState title={t('panel.own.none')}>{t('panel.own.none.body')}</EmptyState>
          ) : (
            <ConsultationCards consultations={consultations} pathOf={({ id }) => ownConsultationPath(id)} />
          )}
        </Section>
        <Section title={t('panel.own.fellows')}>
          <p>{list(fellows, lang)}</p>
        </Section>
        <Section title={t('panel.own.public')}>
          <ul>
            <li>
              <a href={procedurePath(house)}>{t('panel.own.procedure', { house: house.name })}</a>
            </li>
            <li>
              <a href={`${procedurePath(house)}/jaarverslag`}>{t('procedure.reports', { house: house.name })}</a>
            </li>
            {publicPage && (
              <li>
                <a href={improvementsPath(house)}>{t('panel.own.improvements', { house: house.name })}</a>
              </li>
            )}
          </ul>
          <p class="kd-hint">{t('panel.own.no-cases')}</p>
        </Section>
      </Stack>
    </Page>
  )
}

export interface OwnConsultationPageProps {
  readonly consultation: Consultation
  readonly comments: readonly Comment[]
  /** Of the form for a comment: sent twice says it once. */
  readonly formKey: string
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly notice?: 'gezegd' | 'gestuurd' | undefined
  readonly changed: boolean
}

/** One question, as a member sees it. */
export function OwnConsultationPage(props: OwnConsultationPageProps) {
  const { consultation, comments, errors, notice, changed } = props
  const { t } = useView()
  const { id, state, zone, houseName, panelName } = consultation
  const open = state === 'open'
  return (
    <Page
      title={consultation.title}
      tags={<ConsultationTag state={state} />}
      intro={<Turn consultation={consultation} />}
      errors={errors}
      back={{ label: panelName, href: '/panel' }}
      notice={
        <>
          {notice && (
            <Alert kind="ok" live>
              {t(`panel.notice.${notice}`, { house: houseName })}
            </Alert>
          )}
          {changed && <Changed />}
        </>
      }
    >
      <Stack>
        <AnswerPart consultation={consultation} />
        <AdvicePart consultation={consultation} />
        {state === 'lapsed' && <Alert>{t('panel.lapsed')}</Alert>}
        <AskedPart consultation={consultation} documentPath={`${ownConsultationPath(id)}/stuk.pdf`} />
        <Comments
          comments={comments}
          zone={zone}
          intro={t(open ? 'panel.comments.who-open' : state === 'lapsed' || state === 'withdrawn' ? 'panel.comments.who-never' : 'panel.comments.who-sent', { house: houseName })} // prettier-ignore
        >
          {open && <CommentForm {...props} />}
        </Comments>
        {open && <AdviceForm {...props} />}
      </Stack>
    </Page>
  )
}

function CommentForm({ consultation, formKey, typed, errors }: OwnConsultationPageProps) {
  const { t } = useView()
  return (
    <Form action={`${ownConsultationPath(consultation.id)}/reactie`} values={typed} errors={errors} guard>
      <Hidden name="sleutel" value={formKey} />
      <TextArea name="comment" label={t('panel.comment')} maxLength={4000} rows={3} />
      <Actions>
        <Button kind="secondary">{t('panel.comment.send')}</Button>
      </Actions>
    </Form>
  )
}

function AdviceForm({ consultation, typed, errors }: OwnConsultationPageProps) {
  const { t } = useView()
  return (
    <Section title={t('panel.advise')} id="advies">
      <p>{t('panel.advise.intro', { house: consultation.houseName })}</p>
      <Form action={`${ownConsultationPath(consultation.id)}/advies`} values={typed} errors={errors} guard>
        <Radios
          name="advice"
          label={t('panel.advise.which')}
          options={advices.map((one) => ({ value: one, label: t(`panel.advice.${one}`) }))}
        />
        <TextArea
          name="advice_words"
          label={t('panel.advise.words')}
          hint={t('panel.advise.words-hint')}
          maxLength={10_000}
          rows={6}
          optional="sometimes"
        />
        <Actions>
          <Button>{t('panel.advise.send')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}
