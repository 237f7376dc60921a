import { langs } from '../../../lib/lang.ts'
import { Checkbox, Details, Radios, Select, TextArea, TextField, useView } from '../../../ui/index.ts'
import { senders } from '../reaction.ts'

/** Who said it, as somebody else writes it down. */
export function ReporterPart({ mayNameHint }: { mayNameHint?: string }) {
  const { t } = useView()
  return (
    <>
      <TextField name="contact_name" label={t('desk.staff.name')} />
      <TextField name="contact_email" type="email" label={t('speak.email')} optional />
      <TextField name="contact_phone" type="tel" label={t('speak.phone')} optional />
      <TextArea name="contact_address" label={t('speak.address')} rows={2} optional />
      <Radios
        name="may_name"
        label={t('register.staff.may-name')}
        hint={mayNameHint}
        options={[
          { value: 'yes', label: t('speak.may-name.yes') },
          { value: 'no', label: t('speak.may-name.no') },
        ]}
      />
      <Details summary={t('register.staff.who')}>
        <Select
          name="sender"
          label={t('speak.sender')}
          options={senders.map((value) => ({ value, label: t(`speak.sender.${value}`) }))}
        />
        <Select
          name="language"
          label={t('register.staff.language')}
          options={langs.map((value) => ({ value, label: t(`register.staff.language.${value}`) }))}
        />
        <Checkbox name="behalf" value="other" label={t('register.staff.behalf')} />
        <TextField name="on_behalf_of" label={t('speak.behalf.of')} optional />
        <TextField name="consent" label={t('speak.consent')} optional />
      </Details>
    </>
  )
}
