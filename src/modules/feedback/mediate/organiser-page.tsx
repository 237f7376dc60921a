import { longDay } from '../../../lib/format.ts'
import { Alert, CardList, Page, Section, useView } from '../../../ui/index.ts'
import type { mediationsOfOrganiser } from './mediation-queries.ts'
import { type SideProps, SideOfMediation } from './side-page.tsx'

/** Mediations in which a location is one of the two sides, as cards. */
export function OwnMediations({ found }: { found: Awaited<ReturnType<typeof mediationsOfOrganiser>> }) {
  const { t, lang } = useView()
  if (found.length === 0) return null
  return (
    <Section title={t('mediate.staff.own')}>
      <CardList
        cards={found.map(({ id, number, organiserName, state, replyBy }) => ({
          key: id,
          title: `${organiserName} (${number})`,
          href: organiserPath(id),
          meta: [
            t(`mediate.staff.state.${state}`),
            ...(state === 'asked' || state === 'reading' ? [t('mediate.due', { due: longDay(replyBy, lang) })] : []),
          ],
        }))}
      />
    </Section>
  )
}

export const organiserPath = (id: string): string => `/werk/wederhoor/bemiddeling/${id}`

export type OrganiserPageProps = Omit<SideProps, 'side' | 'path'> & {
  readonly sent?: boolean | undefined
  readonly changed?: boolean | undefined
}

/** The side of the organiser in a mediation. */
export function OrganiserMediationPage({ sent = false, changed = false, ...side }: OrganiserPageProps) {
  const { t } = useView()
  const { mediation, errors } = side
  return (
    <Page
      title={mediation.organiserName}
      intro={t('mediate.staff.number', { number: mediation.number })}
      crumbs={[{ label: t('hear.staff.title'), href: '/werk/wederhoor' }]}
      errors={errors}
      notice={
        <>
          {sent && (
            <Alert kind="ok" live>
              {t('mediate.sent')}
            </Alert>
          )}
          {changed && (
            <Alert kind="warn" live>
              {t('mediate.changed')}
            </Alert>
          )}
        </>
      }
    >
      <SideOfMediation {...side} side="organiser" path={organiserPath(mediation.id)} />
    </Page>
  )
}
