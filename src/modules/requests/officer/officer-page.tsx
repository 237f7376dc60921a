import { Actions, Button, Card, Details, Form, PostButton, Select, useView } from '../../../ui/index.ts'
import type { Case } from '../case-queries.ts'
import type { Colleague } from './officer-queries.ts'

export interface OfficerProps {
  readonly dossier: Pick<Case, 'number' | 'officer'>
  readonly colleagues: readonly Colleague[]
  /** The reader. */
  readonly me: string
}

/** Who guides this family: one button for oneself, a list for a colleague. */
export function OfficerCard({ dossier: { number, officer }, colleagues, me }: OfficerProps) {
  const { t } = useView()
  const action = `/werk/aanvragen/${number}/begeleider`
  const mine = officer?.id === me
  return (
    <Card title={t('officer.staff.title')}>
      <p>{officer ? officer.name : t('officer.staff.nobody')}</p>
      {mine ? (
        <PostButton action={action} fields={{ begeleider: '' }} kind="secondary" small>
          {t('officer.staff.let-go')}
        </PostButton>
      ) : (
        <PostButton action={action} fields={{ begeleider: me }} kind="secondary" small>
          {t('officer.staff.take')}
        </PostButton>
      )}
      <Details summary={t('officer.staff.other')}>
        <Form action={action} errors={[]} values={{ begeleider: officer?.id ?? '' }}>
          <Select
            name="begeleider"
            label={t('officer.staff.who')}
            options={[
              { value: '', label: t('officer.staff.nobody') },
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <Actions>
            <Button kind="secondary">{t('officer.staff.save')}</Button>
          </Actions>
        </Form>
      </Details>
    </Card>
  )
}
