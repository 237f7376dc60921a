import type { Land } from '../../../lib/law.ts'
import { Alert, Page, Section, Stack, Tabs, useView } from '../../../ui/index.ts'
import { type HelpBody, helpIn, type HelpQuestion, helpQuestions } from './signpost.ts'

/** Whom do I ask what? Short questions, each with the one who answers. */
export function SignpostPage({ land }: { land: Land }) {
  const { t } = useView()
  const lands = (['vl', 'nl'] as const).map((one) => ({
    label: t(`desks.land.${one}`),
    href: `/wie-helpt?land=${one}`,
  }))
  return (
    <Page
      title={t('desks.help.title')}
      description={t('desks.help.intro')}
      canonical="/wie-helpt"
      intro={t('desks.help.intro')}
    >
      <Tabs label={t('desks.help.land')} items={lands} current={`/wie-helpt?land=${land}`} />
      <Stack>
        <Alert kind="warn" title={t('desks.help.danger')}>
          <p>{t(`desks.help.danger.${land}`)}</p>
          <Way question="danger" body={helpIn(land, 'danger')} />
        </Alert>
        {helpQuestions.filter(isCalm).map((question) => (
          <Section key={question} title={t(`desks.help.${question}`)} id={question}>
            <p>{t(`desks.help.${question}.${land}`)}</p>
            <Way question={question} body={helpIn(land, question)} />
          </Section>
        ))}
      </Stack>
    </Page>
  )
}

/** What cannot wait stands above all. */
const isCalm = (question: HelpQuestion) => question !== 'danger'

const ours = { place: '/zoek', request: '/aanvraag', talk: '/loketten' } as const

const isOurs = (question: HelpQuestion): question is keyof typeof ours => question in ours

function Way({ question, body }: { question: HelpQuestion; body: HelpBody | undefined }) {
  const { t } = useView()
  if (isOurs(question))
    return (
      <p>
        <a href={ours[question]}>{t(`desks.help.${question}.link`)}</a>
      </p>
    )
  if (!body) return null
  const { name, phone, url } = body
  return (
    <p>
      {url === null ? name : <a href={url}>{name}</a>}
      {phone !== null && (
        <>
          {' · '}
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{t('desks.help.call', { phone })}</a>
        </>
      )}
    </p>
  )
}
