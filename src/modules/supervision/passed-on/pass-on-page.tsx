import { longDay } from '../../../lib/format.ts'
import { localDay } from '../../../lib/days.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import { Actions, Alert, Button, Card, Checkbox, Form, Page, Quote, Section, Stack, TextArea, useView } from '../../../ui/index.ts' // prettier-ignore
import { placeDossierPath, registerPath, reporterSidePath } from '../paths.ts'
import type { Reaction } from '../../feedback/index.ts'
import type { Leak } from '../../feedback/index.ts'
import { wordsLimit } from './news.ts'

export interface PassOnProps {
  readonly reaction: Pick<Reaction, 'number' | 'words' | 'openness' | 'receivedAt' | 'holder' | 'location' | 'mayName'>
  /** Who will read it. */
  readonly manager: string | null
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  readonly leaks: readonly Leak[]
}

/** The words of the reporter beside those in which the officer passes them on. */
export function PassOnPage({ reaction, manager, typed, errors, leaks }: PassOnProps) {
  const { t, lang } = useView()
  const { number, location, openness, holder } = reaction
  const open = openness === 'open'
  return (
    <Page
      title={t('passed-on.staff.pass.title', { number })}
      intro={t('passed-on.staff.pass.intro', { name: manager ?? t('passed-on.staff.whoever') })}
      dense
      crumbs={[
        { label: t('report-register.staff.menu'), href: registerPath },
        { label: number, href: reporterSidePath(number) },
      ]}
      errors={errors}
      aside={
        <Card flat title={t('passed-on.staff.said')}>
          <p class="kd-meta">{longDay(localDay(reaction.receivedAt, holder.zone), lang)}</p>
          <Quote>{reaction.words}</Quote>
        </Card>
      }
    >
      <Stack>
        <Alert kind={open ? 'info' : 'warn'}>
          {open && reaction.mayName ? t('passed-on.staff.pass.may-name') : t(`passed-on.staff.pass.${openness}`)}
        </Alert>
        {leaks.length > 0 && <Leaks leaks={leaks} final={!open} />}
        <Form action={`/werk/toezicht/doorgeven/${number}`} values={typed} errors={errors} keep={`pass-${number}`}>
          <TextArea
            name="words"
            label={t('passed-on.staff.pass.words')}
            hint={t('passed-on.staff.pass.words.hint')}
            rows={9}
            maxLength={wordsLimit}
          />
          <Checkbox
            name="at_once"
            label={t('passed-on.staff.pass.at-once')}
            hint={t('passed-on.staff.pass.at-once.hint')}
          />
          {leaks.length > 0 && open && <Checkbox name="anyway" label={t('passed-on.staff.anyway')} />}
          <Actions>
            <Button>{t('passed-on.staff.pass.go')}</Button>
          </Actions>
        </Form>
        {location && (
          <p>
            <a href={placeDossierPath(location)}>{t('passed-on.staff.dossier', { name: location.name })}</a>
          </p>
        )}
      </Stack>
    </Page>
  )
}

/** What in the words leads back to who spoke. */
export function Leaks({ leaks, final }: { leaks: readonly Leak[]; final: boolean }) {
  const { t } = useView()
  return (
    <Section title={t(final ? 'passed-on.staff.leak.final' : 'passed-on.staff.leak')} titleHidden={false}>
      <ul>
        {leaks.map(({ kind, found }) => (
          <li key={`${kind} ${found}`}>{t(`passed-on.staff.leak.${kind}`, { found })}</li>
        ))}
      </ul>
    </Section>
  )
}
