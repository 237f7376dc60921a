import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  DateField,
  EmptyState,
  Form,
  Page,
  Radios,
  Section,
  Table,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { explainedHow, type NotedExplained } from './explained.ts'
import type { House } from './house-queries.ts'
import { type FormState, settingsPath } from './settings-page.tsx'

export interface ExplainedPageProps {
  readonly house: House
  readonly last: readonly NotedExplained[]
  readonly form: FormState
  readonly saved: boolean
}

export const explainedPath = (house: Pick<House, 'slug'>): string => `${settingsPath(house)}/uitgelegd`

/** That a family was told of the procedure when its contract began. */
export function ExplainedPage({ house, last, form, saved }: ExplainedPageProps) {
  const { t } = useView()
  const notice = saved ? (
    <Alert kind="ok" live>
      {t('procedure.staff.explained.saved')}
    </Alert>
  ) : undefined
  return (
    <Page
      title={t('procedure.staff.explained')}
      intro={t('procedure.staff.explained.intro', { house: house.name })}
      errors={form.errors}
      notice={notice}
      dense
    >
      <Section title={t('procedure.staff.explained.new')}>
        <Form action={explainedPath(house)} {...form}>
          <TextField
            name="whom"
            label={t('procedure.staff.explained.whom')}
            hint={t('procedure.staff.explained.whom.hint')}
          />
          <DateField name="on" label={t('procedure.staff.explained.day')} />
          <Radios
            name="how"
            label={t('procedure.staff.explained.how')}
            options={explainedHow.map((how) => ({ value: how, label: t(`procedure.staff.explained.how.${how}`) }))}
          />
          <Actions>
            <Button>{t('procedure.staff.explained.save')}</Button>
          </Actions>
        </Form>
      </Section>
      <Section title={t('procedure.staff.explained.list')}>
        <Last last={last} />
      </Section>
    </Page>
  )
}

function Last({ last }: Pick<ExplainedPageProps, 'last'>) {
  const { t, lang } = useView()
  if (last.length === 0) return <EmptyState title={t('procedure.staff.explained.none')} />
  return (
    <Table
      caption={t('procedure.staff.explained.list')}
      captionHidden
      phone="cards"
      rows={last}
      rowKey={({ id }) => id}
      columns={[
        { label: t('procedure.staff.explained.whom'), head: true, long: true, cell: ({ whom }) => whom },
        { label: t('procedure.staff.explained.day'), cell: ({ on }) => longDay(on, lang) },
        {
          label: t('procedure.staff.explained.how'),
          cell: ({ how }) => t(`procedure.staff.explained.how.${how}`),
        },
        { label: t('procedure.staff.explained.by'), cell: ({ by }) => by },
      ]}
    />
  )
}
