import type { ComponentChildren } from 'preact'
import { Alert } from './alert.tsx'
import { Actions, Button, LinkButton, PostButton } from './button.tsx'
import { Form, type FormError, type FormValues } from './form.tsx'
import { Narrow, Quote, Stack } from './layout.tsx'
import { Page } from './page.tsx'
import { TextField } from './text-field.tsx'

// The ways back by a link in a mail, the same for whoever comes back; the words are those of what one comes back to.

interface OpenMailLinkProps {
  title: string
  intro: string
  /** Where the link stands: the form posts to its own address. */
  path: string
  open: string
  /** About a device that others use. */
  shared: string
}

/** Mail scanners follow links; only a person presses a button. */
export function OpenMailLink({ title, intro, path, open, shared }: OpenMailLinkProps) {
  return (
    <Page title={title} intro={intro}>
      <Actions>
        <PostButton action={path}>{open}</PostButton>
      </Actions>
      <p>{shared}</p>
    </Page>
  )
}

interface LapsedMailLinkProps {
  title: string
  intro: string
  /** Where one asks for a new one. */
  href: string
  label: string
}

export function LapsedMailLink({ title, intro, href, label }: LapsedMailLinkProps) {
  return (
    <Page title={title} intro={intro}>
      <Actions>
        <LinkButton href={href}>{label}</LinkButton>
      </Actions>
    </Page>
  )
}

export interface LostMailLinkProps {
  readonly typed?: FormValues | undefined
  readonly errors?: readonly FormError[] | undefined
  /** Words that could not be sent because the session was over: kept here so that nobody types them twice. */
  readonly unsent?: string | undefined
}

interface LostMailLinkWords {
  title: string
  intro: string
  action: string
  email: string
  hint: string
  send: string
  unsentTitle: string
  unsentBody: string
  /** Other ways back. */
  children?: ComponentChildren
}

/** Asks for a new link; the answer does not tell whether the address is known. */
export function LostMailLink({ typed = {}, errors = [], unsent, ...words }: LostMailLinkProps & LostMailLinkWords) {
  return (
    <Page
      title={words.title}
      intro={unsent === undefined ? words.intro : undefined}
      errors={errors}
      notice={
        unsent !== undefined && (
          <Alert kind="warn" title={words.unsentTitle} live>
            <p>{words.unsentBody}</p>
            {unsent !== '' && <Quote>{unsent}</Quote>}
          </Alert>
        )
      }
    >
      <Stack>
        <Narrow>
          <Form action={words.action} errors={errors} values={typed}>
            <TextField name="email" type="email" label={words.email} hint={words.hint} autocomplete="email" />
            <Actions>
              <Button>{words.send}</Button>
            </Actions>
          </Form>
        </Narrow>
        {words.children}
      </Stack>
    </Page>
  )
}

interface MailLinkAskedProps {
  title: string
  lines: readonly string[]
  again?: { readonly href: string; readonly label: string } | undefined
}

/** Says the same whether the address is known or not. */
export function MailLinkAsked({ title, lines, again }: MailLinkAskedProps) {
  return (
    <Page title={title}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {again && (
        <Actions>
          <LinkButton kind="secondary" href={again.href}>
            {again.label}
          </LinkButton>
        </Actions>
      )}
    </Page>
  )
}
