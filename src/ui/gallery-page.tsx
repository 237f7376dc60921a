import { GalleryBlocks } from './gallery-blocks.tsx'
import { GalleryData } from './gallery-data.tsx'
import { GalleryForms } from './gallery-forms.tsx'
import { Page, Tag, Alert } from './index.ts'

const errors = [
  { field: 'name_wrong', message: 'Vul de voornaam van uw kind in' },
  { field: 'born_wrong', message: 'Vul de geboortedatum in, bijvoorbeeld 27 3 2025' },
  { field: 'speed_wrong', message: 'Kies hoe snel u opvang nodig hebt' },
]

/** Every component in every state, to look at: behind `/dev/ui`, never in production. */
export function GalleryPage() {
  return (
    <Page
      title="Alle bouwstenen"
      tags={
        <>
          <Tag tone="info">Overzicht</Tag>
          <Tag>Voor makers</Tag>
        </>
      }
      intro="Elke bouwsteen in elke toestand, in de huisstijl van dit adres."
      crumbs={[
        { href: '/', label: 'Begin' },
        { href: '/dev', label: 'Voor makers' },
      ]}
      errors={errors}
      notice={
        <Alert kind="ok" live>
          Zo ziet een geslaagde stap eruit.
        </Alert>
      }
    >
      <GalleryForms errors={errors} />
      <GalleryBlocks />
      <GalleryData />
    </Page>
  )
}
