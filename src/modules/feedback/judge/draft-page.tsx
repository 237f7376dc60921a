import {
  Actions,
  Alert,
  Button,
  type DataItem,
  DataList,
  Fieldset,
  Form,
  Hidden,
  Radios,
  Section,
  Select,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { DossierPageProps } from '../desk/dossier-page.tsx'
import { outcomes } from '../reaction.ts'
import type { Judgement, Reaction } from '../reaction-queries.ts'
import { draftOf } from '../step-facts.ts'
import { namedAmong } from '../strict/strict.ts'

/** The judgement as the handler writes it: each part with its outcome and reasons, kept at every press. */
export function DraftPart({ reaction, own, colleagues, me, typed, errors, changed = false }: DossierPageProps) {
  const { t } = useView()
  if (!own.includes('handler') || (reaction.state !== 'handling' && reaction.state !== 'waiting')) return null
  const draft = draftOf(reaction)
  const fresh = typed['judgement_words'] === undefined
  const readers = namedAmong(reaction, colleagues).filter(
    ({ id }) => id !== me && !reaction.subjects.some((one) => one.id === id),
  )
  return (
    <Section title={t('judge.staff.write')} id="oordeel">
      {changed && draft && !fresh && <Kept {...{ reaction, draft }} />}
      <Form action={`/werk/reacties/${reaction.number}/oordeel`} values={typed} errors={errors} name="judge" guard>
        <Hidden name="versie" value={String(reaction.version)} />
        <Hidden name="gezien" value={String(draft?.revision ?? 0)} />
        {reaction.elements.map(({ id, words, outcome, reasons }) => (
          <Fieldset key={id} legend={words}>
            <Radios
              name={`outcome_${id}`}
              label={t('judge.staff.outcome')}
              options={outcomes.map((value) => ({ value, label: t(`feedback.outcome.${value}`) }))}
              {...(fresh ? { value: outcome ?? '' } : {})}
            />
            <TextArea
              name={`reasons_${id}`}
              label={t('judge.staff.reasons')}
              rows={4}
              {...(fresh ? { value: reasons } : {})}
            />
          </Fieldset>
        ))}
        <TextArea
          name="judgement_words"
          label={t('judge.staff.words')}
          hint={t('judge.staff.words.hint')}
          rows={4}
          optional
          {...(fresh ? { value: draft?.words ?? '' } : {})}
        />
        <TextArea
          name="no_measures"
          label={t('judge.staff.no-measures')}
          hint={t('judge.staff.no-measures.hint')}
          rows={2}
          optional
          {...(fresh ? { value: draft?.noMeasures ?? '' } : {})}
        />
        <Select
          name="approver"
          label={t('desk.staff.assign.approver')}
          optional
          options={[
            { value: '', label: t('desk.staff.assign.any-coordinator') },
            ...readers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          {...(fresh ? { value: reaction.approverId ?? '' } : {})}
        />
        <Actions>
          <Button kind="secondary" name="naar" value="bewaren">
            {t('judge.staff.keep')}
          </Button>
          <Button name="naar" value="voorleggen">
            {t('judge.staff.submit')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** What somebody else kept meanwhile, beside the words that are in the boxes. */
function Kept({ reaction, draft }: { reaction: Reaction; draft: Judgement }) {
  const { t } = useView()
  const item = (label: string, value: string): DataItem[] => (value === '' ? [] : [{ label, value }])
  return (
    <Alert kind="warn" title={t('judge.staff.kept', { name: draft.draftedName })}>
      <p>{t('judge.staff.kept.body')}</p>
      <DataList
        stacked
        items={[
          ...reaction.elements.flatMap(({ words, outcome, reasons }) =>
            item(words, [outcome === null ? '' : t(`feedback.outcome.${outcome}`), reasons].filter(Boolean).join(': ')),
          ),
          ...item(t('judge.staff.words'), draft.words),
          ...item(t('judge.staff.no-measures'), draft.noMeasures),
        ]}
      />
    </Alert>
  )
}
