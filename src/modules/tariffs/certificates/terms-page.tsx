import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  type Column,
  LinkButton,
  Page,
  Section,
  Stack,
  Table,
  Tag,
  useView,
} from '../../../ui/index.ts'
import { findSource } from '../sources.ts'
import { type CertificateFact, certificateFacts } from '../flanders/certificate-terms.ts'

export const termsPath = '/kosten/attest'

const factNames = Object.keys(certificateFacts) as CertificateFact[] // the keys of a constant object

/** How long a certificate holds and when to renew it: each fact with its day, its source and how sure it is. */
export function TermsPage() {
  const { t, lang } = useView()
  const columns: Column<CertificateFact>[] = [
    { label: t('certificates.terms.what'), head: true, cell: (fact) => t(`certificates.terms.${fact}`) },
    { label: t('certificates.terms.from'), short: true, cell: (fact) => shortDay(certificateFacts[fact].from, lang) },
    {
      label: t('certificates.terms.source'),
      cell: (fact) => {
        const { source } = certificateFacts[fact]
        return findSource(source)?.[lang] ?? source
      },
    },
    {
      label: t('certificates.terms.sure'),
      cell: (fact) => {
        const sure = certificateFacts[fact].certainty !== 'uncertain'
        return (
          <Tag tone={sure ? 'ok' : 'warn'}>
            {t(sure ? 'certificates.terms.official' : 'certificates.terms.uncertain')}
          </Tag>
        )
      },
    },
  ]
  return (
    <Page
      title={t('certificates.terms.title')}
      description={t('certificates.terms.intro')}
      canonical={termsPath}
      intro={t('certificates.terms.intro')}
      back={{ href: '/kosten?land=vl', label: t('certificates.terms.back') }}
    >
      <Stack>
        <Alert kind="warn" title={t('certificates.terms.doubt.title')}>
          {t('certificates.terms.doubt')}
        </Alert>
        <Section title={t('certificates.terms.facts')}>
          <Table
            caption={t('certificates.terms.facts')}
            captionHidden
            phone="cards"
            columns={columns}
            rows={factNames}
            rowKey={(fact) => fact}
          />
        </Section>
        <Section title={t('certificates.terms.help.title')}>
          <p>{t('certificates.terms.help')}</p>
          <Actions>
            <LinkButton href="/loketten" kind="secondary">
              {t('certificates.terms.desk')}
            </LinkButton>
          </Actions>
        </Section>
      </Stack>
    </Page>
  )
}
