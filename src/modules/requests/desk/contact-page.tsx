import { Checkboxes, useView } from '../../../ui/index.ts'
import { WaysQuestions } from '../ask/questions-page.tsx'
import { DossierFormPage, type DossierFormProps } from './dossier-form-page.tsx'

/** What a caller can say to show that he is the family. */
export const checks = ['number', 'birth', 'places', 'start', 'identity'] as const

/** Another address or number, for a family that calls: first who it is, then what changes. */
export function ContactPage(props: DossierFormProps) {
  const { t } = useView()
  return (
    <DossierFormPage
      {...props}
      title={t('family.staff.contact.title', { child: props.dossier.childName })}
      intro={t('family.staff.contact.intro')}
      path="gegevens"
      save={t('family.staff.contact.save')}
    >
      <Checkboxes
        name="controle"
        label={t('family.staff.contact.checked')}
        hint={t('family.staff.contact.checked.hint')}
        options={checks.map((check) => ({ value: check, label: t(`family.staff.contact.checked.${check}`) }))}
      />
      <WaysQuestions reader="desk" />
    </DossierFormPage>
  )
}
