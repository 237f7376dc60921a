import { shortDay } from '../../../lib/format.ts'
import {
  Actions,
  Alert,
  Button,
  Checkboxes,
  DataList,
  DateField,
  Details,
  EmptyState,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Hidden,
  LinkButton,
  Page,
  PrintButton,
  Section,
  Select,
  Stack,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { sheetColumns, type Standing, standingOf } from './authorised.ts'
import type { AuthorisedPerson, FlemishDesk } from './authorised-queries.ts'
import type { AuthorisedSheet } from './authorised-words.ts'
import { certificatesPath } from './certificates-page.tsx'

export const authorisedPath = `${certificatesPath}/gemachtigden`

export interface DeskAuthorised {
  readonly desk: FlemishDesk
  readonly today: Temporal.PlainDate
  readonly people: readonly AuthorisedPerson[]
  /** Whom the reader may add; null: he only reads the list. */
  readonly colleagues: readonly { readonly id: string; readonly name: string }[] | null
}

export interface AuthorisedPageProps {
  readonly desks: readonly DeskAuthorised[]
  readonly notice?: boolean
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

/** Who may ask for certificates in the name of families, desk by desk. */
export function AuthorisedPage({ desks, notice = false, values = {}, errors = [] }: AuthorisedPageProps) {
  const { t } = useView()
  return (
    <Page
      title={t('certificates.staff.authorised')}
      intro={t('certificates.staff.authorised.intro')}
      crumbs={[{ label: t('certificates.staff.title'), href: certificatesPath }]}
      errors={errors}
      notice={
        notice && (
          <Alert kind="ok" live>
            {t('certificates.staff.saved')}
          </Alert>
        )
      }
      dense
    >
      <Stack>
        {desks.map((one, index) => (
          <DeskSection key={one.desk.id} {...one} first={index === 0} values={values} errors={errors} />
        ))}
      </Stack>
    </Page>
  )
}

type Forms = Required<Pick<AuthorisedPageProps, 'values' | 'errors'>>
/** Fields of the first desk have their plain names, so that the summary of mistakes leads to them. */
type SectionProps = DeskAuthorised & Forms & { first: boolean }

function DeskSection(props: SectionProps) {
  const { desk, people, colleagues } = props
  const { t } = useView()
  return (
    <Section title={desk.name}>
      {people.length === 0 ? (
        <EmptyState level={3} title={t('certificates.staff.authorised.none')}>
          {t('certificates.staff.authorised.none.body')}
        </EmptyState>
      ) : (
        <People {...props} />
      )}
      {colleagues && (
        <>
          <Actions>
            <LinkButton kind="secondary" href={`${certificatesPath}/blad/${desk.slug}`}>
              {t('certificates.staff.agency-sheet')}
            </LinkButton>
          </Actions>
          <AddForm {...props} colleagues={colleagues} />
        </>
      )}
    </Section>
  )
}

const toneOf = { valid: 'ok', coming: 'info', over: undefined, revoked: 'bad' } as const satisfies Record<
  Standing,
  unknown
>

function People({ people, today, colleagues, values, errors }: DeskAuthorised & Forms) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('certificates.staff.authorised')}
      captionHidden
      phone="cards"
      rows={people}
      rowKey={({ id }) => id}
      columns={[
        { label: t('certificates.staff.name'), head: true, cell: ({ name }) => name },
        { label: t('certificates.staff.function'), long: true, cell: (one) => one.function || '–' },
        { label: t('certificates.staff.from'), short: true, cell: ({ fromOn }) => shortDay(fromOn, lang) },
        {
          label: t('certificates.staff.until'),
          short: true,
          cell: ({ untilOn }) => (untilOn ? shortDay(untilOn, lang) : t('certificates.staff.until.open')),
        },
        {
          label: t('certificates.staff.column.state'),
          cell: (one) => {
            const standing = standingOf(one, today)
            return <Tag tone={toneOf[standing]}>{t(`certificates.staff.standing.${standing}`)}</Tag>
          },
        },
        ...(colleagues
          ? [
              {
                label: t('certificates.staff.revoke'),
                cell: (one: AuthorisedPerson) =>
                  one.revokedAt ? one.revokedWords : <RevokeForm person={one} values={values} errors={errors} />,
              },
            ]
          : []),
      ]}
    />
  )
}

function RevokeForm({ person, values, errors }: Forms & { person: AuthorisedPerson }) {
  const { t } = useView()
  const back = errors.length > 0 && values['intrekken'] === person.id
  return (
    <Details summary={t('certificates.staff.revoke')} open={back}>
      <Form
        action={`${authorisedPath}/${person.id}`}
        name={person.id}
        label={t('certificates.staff.revoke.of', { name: person.name })}
        values={back ? values : {}}
        errors={back ? errors : []}
      >
        <Hidden name="intrekken" value={person.id} />
        <TextField name="revoke_words" label={t('certificates.staff.why-words')} optional />
        <Actions>
          <Button kind="danger" small>
            {t('certificates.staff.revoke.go')}
          </Button>
        </Actions>
      </Form>
    </Details>
  )
}

type AddProps = SectionProps & { colleagues: NonNullable<DeskAuthorised['colleagues']> }

function AddForm({ desk, first, colleagues, values, errors }: AddProps) {
  const { t } = useView()
  const mine = values['loket'] === desk.id
  return (
    <Form
      action={authorisedPath}
      name={first ? undefined : desk.slug}
      label={t('certificates.staff.authorise')}
      values={mine ? values : {}}
      errors={mine ? errors : []}
    >
      <h3>{t('certificates.staff.authorise')}</h3>
      <p>
        {t('certificates.staff.colleague.hint')} {t('certificates.staff.until.hint')}
      </p>
      <Hidden name="loket" value={desk.id} />
      <Grid>
        <Select
          name="person"
          label={t('certificates.staff.colleague')}
          empty={t('certificates.staff.colleague.choose')}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField name="function" label={t('certificates.staff.function')} optional />
        <DateField name="from" label={t('certificates.staff.from')} />
        <DateField name="until" label={t('certificates.staff.until')} optional />
      </Grid>
      <Actions>
        <Button>{t('certificates.staff.authorise.go')}</Button>
      </Actions>
    </Form>
  )
}

export interface AgencySheetPageProps {
  readonly desk: FlemishDesk
  readonly sheet: AuthorisedSheet
  readonly notice?: boolean
  readonly values: FormValues
  readonly errors?: readonly FormError[]
}

/** The list as the desk sends it to the agency: to print, as PDF, and how it is set. */
export function AgencySheetPage({ desk, sheet, notice = false, values, errors = [] }: AgencySheetPageProps) {
  const { t } = useView()
  const path = `${certificatesPath}/blad/${desk.slug}`
  return (
    <Page
      title={sheet.title}
      intro={sheet.intro}
      crumbs={[{ label: t('certificates.staff.authorised'), href: authorisedPath }]}
      errors={errors}
      notice={
        notice && (
          <Alert kind="ok" live>
            {t('certificates.staff.saved')}
          </Alert>
        )
      }
      dense
    >
      <Stack>
        <Section title={desk.name}>
          {sheet.rows.length === 0 ? (
            <EmptyState level={3} title={t('certificates.staff.authorised.none')} />
          ) : (
            <Table
              caption={sheet.title}
              captionHidden
              phone="cards"
              rows={sheet.rows}
              rowKey={(row) => row.join('|')}
              columns={sheet.columns.map((label, index) => ({
                label,
                head: index === 0,
                long: true,
                cell: (row: readonly string[]) => row[index],
              }))}
            />
          )}
          {sheet.declaration !== '' && <p>{sheet.declaration}</p>}
          <DataList items={sheet.foot.map((label) => ({ label, value: '…' }))} />
          <Actions>
            <LinkButton href={`${path}.pdf`} download>
              {t('certificates.staff.pdf')}
            </LinkButton>
            <PrintButton />
          </Actions>
        </Section>
        <Section title={t('certificates.staff.agency-sheet.set')} screenOnly>
          <p>{t('certificates.staff.agency-sheet.doubt')}</p>
          <Form action={path} values={values} errors={errors}>
            <TextField name="title" label={t('certificates.staff.agency-sheet.title')} />
            <TextArea
              name="intro"
              label={t('certificates.staff.agency-sheet.intro')}
              rows={2}
              maxLength={1000}
              optional
            />
            <Checkboxes
              name="columns"
              label={t('certificates.staff.agency-sheet.columns')}
              options={sheetColumns.map((column) => ({
                value: column,
                label: t(`certificates.staff.column.of.${column}`),
              }))}
            />
            <TextArea
              name="declaration"
              label={t('certificates.staff.agency-sheet.declaration')}
              rows={3}
              maxLength={2000}
              optional
            />
            <Actions>
              <Button kind="secondary">{t('certificates.staff.agency-sheet.save')}</Button>
            </Actions>
          </Form>
        </Section>
      </Stack>
    </Page>
  )
}
