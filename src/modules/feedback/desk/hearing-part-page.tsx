import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  Card,
  DateField,
  Details,
  FileField,
  Form,
  Quote,
  Radios,
  Section,
  Stack,
  Tag,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import { largestFileMegabytes } from '../evidence.ts'
import { isOpen } from '../reaction-states.ts'
import { heard } from '../step-facts.ts'
import type { DossierPageProps } from './dossier-page.tsx'

/** Both sides are heard before anybody judges. */
export function HearingPart({ reaction, typed, errors }: DossierPageProps) {
  const { t, lang } = useView()
  const { hearings, number } = reaction
  const wrong = errors.some(({ field }) => ['party', 'how', 'held', 'hearing_words'].includes(field))
  return (
    <Section title={t('desk.staff.hear')} id="horen">
      <p>
        {(['reporter', 'location'] as const).map((party) => (
          <>
            <Tag tone={heard(reaction, party) ? 'ok' : 'warn'}>
              {t(heard(reaction, party) ? `desk.staff.hear.${party}.yes` : `desk.staff.hear.${party}.no`)}
            </Tag>{' '}
          </>
        ))}
      </p>
      {hearings.map(({ id, party, how, heldOn, words }) => (
        <Card
          key={id}
          level={3}
          title={t('desk.staff.hear.one', {
            party: t(`desk.staff.hear.party.${party}`),
            how: t(`desk.staff.hear.how.${how}`),
          })}
          meta={[longDay(heldOn, lang)]}
        >
          <Quote>{words}</Quote>
        </Card>
      ))}
      {isOpen(reaction.state) && (
        <Details summary={t('desk.staff.hear.add')} open={wrong}>
          <Form action={`/werk/reacties/${number}/horen`} values={typed} errors={errors} name="hear">
            <Radios
              name="party"
              label={t('desk.staff.hear.party')}
              options={(['reporter', 'location'] as const).map((value) => ({
                value,
                label: t(`desk.staff.hear.party.${value}`),
              }))}
            />
            <Radios
              name="how"
              label={t('desk.staff.hear.how')}
              options={(['talk', 'phone', 'writing', 'declined'] as const).map((value) => ({
                value,
                label: t(`desk.staff.hear.how.${value}`),
              }))}
            />
            <DateField name="held" label={t('desk.staff.hear.day')} />
            <TextArea name="hearing_words" label={t('desk.staff.hear.words')} rows={5} />
            <Actions>
              <Button kind="secondary">{t('desk.staff.hear.save')}</Button>
            </Actions>
          </Form>
        </Details>
      )}
    </Section>
  )
}

/** What the location was asked, in words of the handler, and what it answered. */
export function InquiryPart({ reaction, typed, errors }: DossierPageProps) {
  const { t, lang } = useView()
  const { location, inquiries, number } = reaction
  if (!location) return null
  const wrong = errors.some(({ field }) => field === 'statement' || field === 'side')
  return (
    <Section title={t('desk.staff.side', { name: location.name })} id="locatie">
      {inquiries.map(({ id, statement, dueOn, answer, answeredAt }) => (
        <Card
          key={id}
          level={3}
          title={t('desk.staff.side.asked')}
          tags={
            <Tag tone={answeredAt ? 'ok' : 'info'}>
              {answeredAt ? t('desk.staff.side.answered') : t('desk.staff.side.due', { due: longDay(dueOn, lang) })}
            </Tag>
          }
        >
          <Quote>{statement}</Quote>
          {answer !== null && (
            <>
              <p>{t('desk.staff.side.answer')}</p>
              <Quote>{answer}</Quote>
            </>
          )}
        </Card>
      ))}
      {reaction.strict && <p>{t('strict.staff.no-inquiry')}</p>}
      {isOpen(reaction.state) && reaction.handler !== null && !reaction.strict && (
        <Details summary={t('desk.staff.side.ask')} open={wrong}>
          <Form action={`/werk/reacties/${number}/vraag-locatie`} values={typed} errors={errors} name="side">
            <TextArea
              name="statement"
              label={t('desk.staff.side.statement')}
              hint={t(reaction.mayName ? 'desk.staff.side.statement.hint' : 'desk.staff.side.statement.no-name')}
              rows={5}
            />
            <DateField name="side" label={t('desk.staff.side.day')} />
            <Actions>
              <Button kind="secondary">{t('desk.staff.side.send')}</Button>
            </Actions>
          </Form>
        </Details>
      )}
    </Section>
  )
}

export function NoteForm({ reaction, typed, errors }: DossierPageProps) {
  const { t } = useView()
  return (
    <Form action={`/werk/reacties/${reaction.number}/notitie`} values={typed} errors={errors} name="note">
      <TextArea name="note_words" label={t('desk.staff.note')} rows={2} />
      <Actions>
        <Button kind="secondary">{t('desk.staff.note.save')}</Button>
      </Actions>
    </Form>
  )
}

export function FileForm({ reaction, errors }: DossierPageProps) {
  const { t } = useView()
  return (
    <Details summary={t('desk.staff.file')} open={errors.some(({ field }) => field === 'file')}>
      <Stack>
        <Form action={`/werk/reacties/${reaction.number}/bestand`} errors={errors} files name="file">
          <FileField
            name="file"
            label={t('follow.files.add')}
            hint={t('follow.files.hint', { megabytes: largestFileMegabytes })}
            accept=".jpg,.jpeg,.png,.webp,.pdf,.txt"
          />
          <Button kind="secondary">{t('follow.files.send')}</Button>
        </Form>
      </Stack>
    </Details>
  )
}
