import { moment } from '../../../lib/format.ts'
import type { Text } from '../../../text-keys.ts'
import { EmptyState, Page, Stack, Table, useView } from '../../../ui/index.ts'
import { roleWords } from '../role-words.ts'
import { type Look, whatOf } from './looked.ts'

export interface LookedPageProps {
  readonly looks: readonly Look[]
  /** The page of one's own case. */
  readonly back: string
}

/** Who looked at my case, and who changed it: complete, the latest first. */
export function LookedPage({ looks, back }: LookedPageProps) {
  const { t, lang } = useView()
  const reasons = looks.some(({ reason }) => reason !== null)
  return (
    <Page title={t('looked.title')} intro={t('looked.intro')} crumbs={[{ label: t('looked.back'), href: back }]}>
      <Stack>
        {looks.length === 0 ? (
          <EmptyState title={t('looked.none')}>{t('looked.none.text')}</EmptyState>
        ) : (
          <Table
            caption={t('looked.title')}
            captionHidden
            phone="cards"
            rows={looks}
            rowKey={({ id }) => String(id)}
            rowTone={({ reason }) => (reason === null ? undefined : 'warn')}
            columns={[
              { label: t('looked.when'), head: true, short: true, cell: ({ at, zone }) => moment(at, zone, lang) },
              { label: t('looked.who'), cell: (look) => whoText(t, look) },
              { label: t('looked.what'), cell: ({ action }) => t(`looked.what.${whatOf(action)}`) },
              ...(reasons
                ? [
                    {
                      label: t('looked.why'),
                      long: true,
                      cell: ({ reason, until, zone }: Look) =>
                        reason && until ? t('looked.until', { reason, until: moment(until, zone, lang) }) : '',
                    },
                  ]
                : []),
            ]}
          />
        )}
        <p>{t('looked.names')}</p>
        <p>{t('looked.wrong')}</p>
      </Stack>
    </Page>
  )
}

function whoText(t: Text, { role, house, location, shownAs }: Look): string {
  const own = t(roleWords(role))
  const where = role === 'location' ? location : house
  // Who came by link, and the program itself, are of no house.
  if (where === null || ['family', 'reporter', 'system'].includes(role)) return own
  return shownAs
    ? t('looked.who.named', { name: shownAs, role: own, house: where })
    : t('looked.who.house', { role: own, house: where })
}
