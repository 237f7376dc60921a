import { Actions, DataList, LinkButton, Page, Section, useView } from '../../ui/index.ts'
import type { SheetInWords } from './agreement-words.ts'

export interface AgreementPageProps {
  readonly sheet: SheetInWords
  readonly back: { readonly label: string; readonly href: string }
  readonly pdf: string
}

/** The sheet on screen; what is not known yet is a blank to write on. */
export function AgreementPage({ sheet, back, pdf }: AgreementPageProps) {
  const { t } = useView()
  return (
    <Page title={sheet.title} intro={sheet.intro} back={back}>
      <Actions>
        <LinkButton href={pdf} download>
          {t('placements.agreement.pdf')}
        </LinkButton>
      </Actions>
      {sheet.rubrics.map(({ title, law, lines }) => (
        <Section key={title} title={title}>
          {law !== null && <p>{law}</p>}
          <DataList
            items={lines.map(({ label, value }) => ({
              label,
              value: value ?? <em>{sheet.blank}</em>,
            }))}
          />
        </Section>
      ))}
      <p>{sheet.foot}</p>
    </Page>
  )
}
