import { CardList, Page, useView } from '../ui/index.ts'

export interface ManagedThing {
  readonly href: string
  readonly label: string
  readonly hint: string
}

/** What one arranges now and then: behind one word of the menu, each with what it is for. */
export function ManagePage({ things }: { things: readonly ManagedThing[] }) {
  const { t } = useView()
  return (
    <Page title={t('platform.manage.title')} dense>
      <CardList
        cards={things.map(({ href, label, hint }) => ({ key: href, href, title: label, children: <p>{hint}</p> }))}
      />
    </Page>
  )
}
