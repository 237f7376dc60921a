import { Card, Details, Page, PostButton, Section, Stack, Table, Tag, useView } from '../../ui/index.ts'
import type { KeptLetter, SomebodyLine } from './dev-queries.ts'

/** For makers: log in as anybody, read every letter, see every block. */
export function DevPage({ people }: { people: readonly SomebodyLine[] }) {
  return (
    <Page title="Voor makers" intro="Deze pagina bestaat alleen bij de demostreek, op deze computer.">
      <Section title="Kijk rond">
        <ul>
          <li>
            <a href="/dev/letters">Alle brieven</a>
          </li>
          <li>
            <a href="/dev/ui">Alle bouwstenen</a>
          </li>
          <li>
            <a href="/zoek">Zoek opvang, als ouder</a>
          </li>
        </ul>
      </Section>
      <Section title="Log in als">
        <Table
          caption="De mensen van de demostreek"
          captionHidden
          phone="cards"
          rows={people}
          rowKey={({ id, organisation }) => id + organisation}
          columns={[
            { label: 'Naam', head: true, cell: ({ name }) => name },
            { label: 'Organisatie', cell: ({ organisation }) => organisation },
            { label: 'Rol', cell: ({ role }) => <Tag>{role}</Tag> },
            {
              label: 'Doe',
              quiet: true,
              cell: ({ id, name }) => (
                <PostButton action="/dev/inloggen" fields={{ person: id }} kind="secondary" small>
                  Log in als {name}
                </PostButton>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}

/** Every letter as its reader gets it, with links that work. */
export function DevLettersPage({ letters }: { letters: readonly KeptLetter[] }) {
  const { t } = useView()
  return (
    <Page title="Alle brieven" back={{ href: '/dev', label: 'Voor makers' }}>
      <Stack>
        {letters.map(({ id, to, subject, text, createdAt, state }) => (
          <Card key={id}>
            <Details summary={`${subject} (aan ${to})`}>
              <p>
                {t('operations.staff.at', { at: createdAt })} <Tag>{state}</Tag>
              </p>
              {text.split('\n\n').map((paragraph) => (
                <p key={paragraph}>{withLinks(paragraph)}</p>
              ))}
            </Details>
          </Card>
        ))}
      </Stack>
    </Page>
  )
}

const withLinks = (text: string) =>
  text.split(/(https?:\/\/\S+)/).map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part))
