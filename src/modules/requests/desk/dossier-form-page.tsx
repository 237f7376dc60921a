import type { ComponentChildren } from 'preact'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Form, Hidden, LinkButton, Page, useView } from '../../../ui/index.ts'
import type { Case } from '../case-queries.ts'

export interface DossierFormProps {
  readonly dossier: Case
  readonly typed: Typed
  readonly errors?: readonly FieldError[]
  /** Somebody was faster; the form shows what was typed, over what stands now. */
  readonly overtaken?: boolean
}

interface FrameProps extends DossierFormProps {
  readonly title: string
  readonly intro: string
  /** The last word of the address below that of the dossier. */
  readonly path: string
  readonly save: string
  readonly children: ComponentChildren
}

/** A page of the desk that changes one thing of a request, and leads back to its dossier. */
export function DossierFormPage({ dossier, typed, errors = [], overtaken = false, ...frame }: FrameProps) {
  const { t } = useView()
  const { number, childName, version } = dossier
  const back = `/werk/aanvragen/${number}`
  return (
    <Page
      title={frame.title}
      intro={frame.intro}
      crumbs={[
        { label: t('requests.staff.work.title'), href: '/werk' },
        { label: `${childName} (${number})`, href: back },
      ]}
      errors={errors}
      notice={
        overtaken && (
          <Alert kind="warn" title={t('requests.overtaken.title')} live>
            {t('family.change.overtaken')}
          </Alert>
        )
      }
      dense
    >
      <Form action={`${back}/${frame.path}`} errors={errors} values={typed} guard>
        <Hidden name="versie" value={String(version)} />
        {frame.children}
        <Actions>
          <Button>{frame.save}</Button>
          <LinkButton kind="secondary" href={back}>
            {t('family.change.back')}
          </LinkButton>
        </Actions>
      </Form>
    </Page>
  )
}
