import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Button,
  Checkbox,
  DateField,
  Fieldset,
  Form,
  Hidden,
  LinkButton,
  Page,
  Radios,
  Stack,
  TextField,
  useView,
} from '../../../ui/index.ts'
import type { Authority } from '../authority-queries.ts'
import { incidentKinds } from './duty.ts'
import { EmergencyFirst, type PointShown } from './emergency-page.tsx'
import type { Incident } from './incident-queries.ts'
import type { ReportPlace } from './place-queries.ts'

export interface AnnounceProps {
  readonly place: ReportPlace
  readonly authority: Authority
  readonly managerName: string | null
  readonly via: Incident['via']
  readonly point: PointShown | undefined
  readonly formKey: string
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
}

/** A few words now; the form comes later. */
export function AnnouncePage({ place, authority, managerName, via, formKey, typed, errors = [] }: AnnounceProps) {
  const { t } = useView()
  const own = via === 'organiser'
  const reads = own
    ? t('incidents.staff.announce.point', { authority: authority.name })
    : t('incidents.staff.reads.desk')
  const first = managerName
    ? t('incidents.staff.announce.manager', { name: managerName, authority: authority.name })
    : reads
  return (
    <Page
      title={t('incidents.staff.announce.title', { name: place.name })}
      intro={own ? t('incidents.staff.announce.intro') : t('incidents.staff.announce.intro.other')}
      crumbs={[{ label: t('incidents.staff.title'), href: '/werk/meldplicht' }]}
      errors={errors}
    >
      <Stack>
        <EmergencyFirst />
        <p>{first}</p>
        <Form action="/werk/meldplicht/nieuw" values={typed} errors={errors} keep={`incident-${place.id}`}>
          <Hidden name="sleutel" value={formKey} />
          <Hidden name="opvang" value={place.id} />
          <Radios
            name="kind"
            label={t('incidents.staff.field.kind')}
            options={incidentKinds.map((kind) => ({ value: kind, label: t(`incidents.staff.kind.${kind}`) }))}
          />
          <TextField
            name="sentence"
            label={t('incidents.staff.field.sentence')}
            hint={t('incidents.staff.field.sentence.hint')}
          />
          <MomentFields name="occurred" />
          <MomentFields name="known" />
          <TextField
            name="name"
            label={own ? t('incidents.staff.field.name') : t('incidents.staff.field.name.other')}
            autocomplete="name"
          />{' '}
          <TextField
            name="phone"
            type="tel"
            label={t('incidents.staff.field.phone')}
            hint={t('incidents.staff.field.phone.hint')}
            autocomplete="tel"
            width={16}
          />
          {(managerName !== null || !own) && (
            <Checkbox name="unreached" label={t('incidents.staff.field.unreached')} optional />
          )}
          <Actions>
            <Button>{t('incidents.staff.announce.send')}</Button>
            <LinkButton kind="plain" href="/werk/meldplicht">
              {t('incidents.staff.back')}
            </LinkButton>
          </Actions>
        </Form>
      </Stack>
    </Page>
  )
}

function MomentFields({ name }: { name: 'occurred' | 'known' }) {
  const { t } = useView()
  return (
    <Fieldset legend={t(`incidents.staff.field.${name}`)} hint={t(`incidents.staff.field.${name}.hint`)}>
      <DateField name={name} label={t('incidents.staff.field.day')} />
      <TextField
        name={`${name}_time`}
        label={t('incidents.staff.field.time')}
        hint={t('incidents.staff.field.time.hint')}
        optional
        width={8}
      />
    </Fieldset>
  )
}
