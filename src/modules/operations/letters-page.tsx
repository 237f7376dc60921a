import {
  Alert,
  CursorPages,
  DataList,
  EmptyState,
  Page,
  PostButton,
  Quote,
  Section,
  Table,
  Tag,
  useView,
} from '../../ui/index.ts'
import type { LetterLine, OpenLetter } from './letter-queries.ts'
import { failureInWords, maskedAddress } from './letters.ts'

interface LettersPageProps {
  readonly letters: readonly LetterLine[]
  readonly next: string | null
}

/** The outbox: what was sent, and what became of it. */
export function LettersPage({ letters, next }: LettersPageProps) {
  const { t } = useView()
  return (
    <Page title={t('operations.staff.letters')} intro={t('operations.staff.letters-intro')} dense>
      {letters.length === 0 ? (
        <EmptyState title={t('operations.staff.no-letters')}>{t('operations.staff.no-letters-hint')}</EmptyState>
      ) : (
        <Table
          caption={t('operations.staff.letters')}
          captionHidden
          phone="cards"
          rows={letters}
          rowKey={({ id }) => id}
          rowTone={({ state }) => (state === 'failed' ? 'bad' : undefined)}
          columns={[
            {
              label: t('operations.staff.written'),
              short: true,
              cell: ({ createdAt }) => t('operations.staff.at', { at: createdAt }),
            },
            {
              label: t('operations.staff.subject'),
              head: true,
              cell: ({ id, subject }) => <a href={`/werk/brieven/${id}`}>{subject}</a>,
            },
            { label: t('operations.staff.to'), cell: ({ to }) => maskedAddress(to) },
            { label: t('operations.staff.state'), cell: (letter) => <StateTag {...letter} /> },
          ]}
        />
      )}
      <CursorPages previous={null} next={next} />
    </Page>
  )
}

function StateTag({ state, attempts }: Pick<LetterLine, 'state' | 'attempts'>) {
  const { t } = useView()
  const tones = { queued: 'info', sent: 'ok', failed: 'bad', kept: undefined } as const
  const words = {
    queued: t('operations.staff.queued'),
    sent: t('operations.staff.sent'),
    failed: t('operations.staff.failed', { attempts }),
    kept: t('operations.staff.kept'),
  }
  return <Tag tone={tones[state]}>{words[state]}</Tag>
}

export function LetterPage({ letter, planned }: { letter: OpenLetter; planned: boolean }) {
  const { t } = useView()
  return (
    <Page
      title={letter.subject}
      tags={<StateTag {...letter} />}
      back={{ href: '/werk/brieven', label: t('operations.staff.letters') }}
      notice={
        planned ? (
          <Alert kind="ok" live>
            {t('operations.staff.planned')}
          </Alert>
        ) : undefined
      }
      dense
    >
      {letter.state === 'failed' && (
        <Alert kind="bad" title={t('operations.staff.not-delivered')}>
          <p>{t(`operations.staff.failure-${failureInWords(letter.failure)}`)}</p>
          <PostButton action={`/werk/brieven/${letter.id}/opnieuw`} small>
            {t('operations.staff.send-again')}
          </PostButton>
        </Alert>
      )}
      <DataList
        items={[
          { label: t('operations.staff.to'), value: letter.to },
          { label: t('operations.staff.written'), value: t('operations.staff.at', { at: letter.createdAt }) },
          {
            label: t('operations.staff.delivered'),
            value: letter.sentAt ? t('operations.staff.at', { at: letter.sentAt }) : t('operations.staff.not-yet'),
          },
          { label: t('operations.staff.attempts'), value: String(letter.attempts) },
        ]}
      />
      <Section title={t('operations.staff.words')}>
        <Quote>{letter.text}</Quote>
      </Section>
    </Page>
  )
}
