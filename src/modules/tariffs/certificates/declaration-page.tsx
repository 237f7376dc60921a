import { longDay } from '../../../lib/format.ts'
import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  Details,
  EmptyState,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Hidden,
  Quote,
  Radios,
  Section,
  Table,
  Tag,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { OpenFile } from './certificate-actions.ts'
import type { Declaration } from './certificate-queries.ts'
import { certificatesPath } from './certificates-page.tsx'
import { declarationKinds, declarationWays, standing, textVersion } from './declaration.ts'

interface DeclarationsProps {
  readonly open: OpenFile
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
}

/** Mandate and consent: who gave them, when, how, which text; and the way back. */
export function DeclarationsSection(props: DeclarationsProps) {
  const { open } = props
  const { file, declarations } = open
  const { t, lang } = useView()
  const standingOnes = declarations.filter(({ withdrawnOn }) => withdrawnOn === null)
  return (
    <Section title={t('certificates.staff.declarations')}>
      {declarations.length === 0 ? (
        <EmptyState level={3} title={t('certificates.staff.declarations.none')}>
          {t('certificates.staff.declarations.none.body')}
        </EmptyState>
      ) : (
        <Table
          caption={t('certificates.staff.declarations')}
          captionHidden
          phone="cards"
          rows={declarations}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('certificates.staff.declaration'),
              head: true,
              cell: ({ kind, textVersion: version }: Declaration) =>
                t('certificates.staff.declaration.text', { kind, version }),
            },
            { label: t('certificates.staff.given-by'), long: true, cell: ({ givenBy }) => givenBy },
            { label: t('certificates.staff.given-on'), cell: ({ givenOn }) => longDay(givenOn, lang) },
            { label: t('certificates.staff.way'), cell: ({ way }) => t(`certificates.staff.way.${way}`) },
            {
              label: t('certificates.staff.column.state'),
              cell: ({ withdrawnOn }) =>
                withdrawnOn ? (
                  <Tag tone="bad">{t('certificates.staff.withdrawn-on', { day: longDay(withdrawnOn, lang) })}</Tag>
                ) : (
                  <Tag tone="ok">{t('certificates.staff.stands')}</Tag>
                ),
            },
          ]}
        />
      )}
      {file.state === 'asked' && <DeclareForm {...props} />}
      {file.state !== 'stopped' &&
        standingOnes.map((declaration) => <WithdrawForm key={declaration.id} {...props} declaration={declaration} />)}
    </Section>
  )
}

function DeclareForm({ open, values = {}, errors = [] }: DeclarationsProps) {
  const { t } = useView()
  const { file, found, declarations } = open
  const kinds = declarationKinds.filter((kind) => !standing(declarations, kind))
  const back = errors.length > 0 && 'given_by' in values
  return (
    <Form
      action={`${certificatesPath}/${file.number}/volmacht`}
      values={back ? values : { given_by: found.contactName }}
      errors={back ? errors : []}
    >
      <p>{t('certificates.staff.declarations.read', { version: textVersion })}</p>
      {kinds.map((kind) => (
        <Quote key={kind}>{t(`certificates.${kind}.text`, { child: found.childName, desk: file.deskName })}</Quote>
      ))}
      <Hidden name="versie" value={String(file.version)} />
      <Checkboxes
        name="kinds"
        label={t('certificates.staff.declarations.given')}
        options={kinds.map((kind) => ({ value: kind, label: t(`certificates.staff.declaration.${kind}`) }))}
      />
      <TextField name="given_by" label={t('certificates.staff.given-by')} />
      <Grid>
        <DateField name="given" label={t('certificates.staff.given-on')} />
        <Ways name="way" />
      </Grid>
      <Actions>
        <Button>{t('certificates.staff.declarations.save')}</Button>
      </Actions>
    </Form>
  )
}

function Ways({ name }: { name: string }) {
  const { t } = useView()
  const options = declarationWays.map((way) => ({ value: way, label: t(`certificates.staff.way.${way}`) }))
  return <Radios name={name} label={t('certificates.staff.way')} options={options} />
}

function WithdrawForm({
  open,
  declaration,
  values = {},
  errors = [],
}: DeclarationsProps & { declaration: Declaration }) {
  const { t } = useView()
  const { file } = open
  const back = errors.length > 0 && values['intrekken'] === declaration.id
  return (
    <Details summary={t('certificates.staff.withdraw', { kind: declaration.kind })} open={back}>
      <p>{t(`certificates.staff.withdraw.${declaration.kind}`)}</p>
      <Form
        action={`${certificatesPath}/${file.number}/volmacht/${declaration.id}`}
        name={`intrekken-${declaration.kind}`}
        values={back ? values : {}}
        errors={back ? errors : []}
      >
        <Hidden name="versie" value={String(file.version)} />
        <Hidden name="intrekken" value={declaration.id} />
        <DateField name="withdrawn" label={t('certificates.staff.withdraw.on')} />
        <Ways name="withdrawn_way" />
        <Actions>
          <Button kind="danger">{t('certificates.staff.withdraw.send')}</Button>
        </Actions>
      </Form>
    </Details>
  )
}
