import { list } from '../../../lib/format.ts'
import type { Typed } from '../../../platform/form.ts'
import type { LetterContent } from '../../../platform/letter-layout.tsx'
import { Actions, Alert, Button, Card, Form, Hidden, type NavItem, Page, Quote, useView } from '../../../ui/index.ts'
import type { Case } from '../case-queries.ts'

export interface PreviewPageProps {
  readonly dossier: Case
  readonly letter: LetterContent
  /** Who gets the same letter: brothers and sisters. */
  readonly also: readonly string[]
  readonly typed: Typed
  /** Where it is sent from. */
  readonly action: string
  readonly crumbs: readonly NavItem[]
}

/** The letter as the family will get it, before it leaves. */
export function PreviewPage({ dossier, letter, also, typed, action, crumbs }: PreviewPageProps) {
  const { t, lang } = useView()
  const { contactEmail, contactPhone, language, desk } = dossier
  return (
    <Page title={t('requests.staff.preview.title')} dense crumbs={crumbs}>
      {contactEmail === null ? (
        <Alert kind="warn" title={t('requests.staff.no-email.title')}>
          {t('requests.staff.preview.call', { phone: contactPhone ?? '' })}
        </Alert>
      ) : (
        <p>{t('requests.staff.preview.to', { email: contactEmail, language })}</p>
      )}
      {also.length > 0 && <Alert kind="info">{t('answers.staff.also.letter', { names: list(also, lang) })}</Alert>}
      <Letter letter={letter} language={language} deskName={desk.name} />
      <Form action={action}>
        {Object.entries(typed).flatMap(([name, values]) =>
          // Several boxes of one name go along as one field: see unfoldTicks.
          name === 'naar' ? [] : [<Hidden key={name} name={name} value={[values].flat().join(',')} />],
        )}
        <Actions>
          <Button name="naar" value="verstuur">
            {contactEmail === null ? t('requests.staff.preview.save') : t('requests.staff.preview.send')}
          </Button>
          <Button kind="secondary" name="naar" value="terug">
            {t('requests.staff.preview.back')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function Letter({ letter, language, deskName }: { letter: LetterContent; language: string; deskName: string }) {
  const { subject, greeting, paragraphs, button, after = [], closing } = letter
  return (
    <Card title={subject}>
      <div lang={language}>
        <p>{greeting}</p>
        {paragraphs.map((paragraph, index) =>
          typeof paragraph === 'string' ? <p key={index}>{paragraph}</p> : <Quote key={index}>{paragraph.quote}</Quote>,
        )}
        {button && (
          <p>
            <strong>[ {button.label} ]</strong>
          </p>
        )}
        {after.map((words) => (
          <p key={words}>{words}</p>
        ))}
        <p>
          {closing}
          <br />
          {deskName}
        </p>
      </div>
    </Card>
  )
}
