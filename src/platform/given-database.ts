import { Client } from 'pg'

const oldest = 150_000

/** Why the database that `DATABASE_URL` names cannot serve us, in words for the person who installs; nothing when it can. */
export async function databaseFault(url: string): Promise<string | undefined> {
  if (!URL.canParse(url) || !/^postgres(ql)?:/.test(url))
    return 'DATABASE_URL should look like postgres://user:password@host:5432/database.'
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; roles: boolean; schemas: boolean }>(
      `select current_setting('server_version_num')::int as version, rolcreaterole or rolsuper as roles,
         has_database_privilege(current_database(), 'create') as schemas
       from pg_roles where rolname = current_user`,
    )
    return rows[0] && lacking(rows[0])
  } catch (error) {
    return `The database of DATABASE_URL cannot be opened: ${explained(error as Error & { code?: string }, new URL(url))}`
  } finally {
    await client.end().catch(() => undefined)
  }
}

function lacking({
  version,
  roles,
  schemas,
}: {
  version: number
  roles: boolean
  schemas: boolean
}): string | undefined {
  const advice = 'See "A server" in docs/operations/install.md.'
  if (version < oldest)
    return `The server of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}; 15 or newer is needed.`
  if (!roles) return `The user of DATABASE_URL may not make roles (CREATEROLE). ${advice}`
  if (!schemas) return `The user of DATABASE_URL may not make schemas: it should own the database. ${advice}`
  return undefined
}

/** Never with the password. */
function explained({ code, message }: { code?: string; message: string }, { host, username, pathname }: URL): string {
  if (code === 'ECONNREFUSED') return `no server listens at ${host}.`
  if (code === 'ENOTFOUND') return `there is no machine called ${host}.`
  if (code === '28P01') return `${host} does not accept the password of ${username}.`
  if (code === '3D000') return `${host} has no database ${pathname.slice(1)}.`
  return `${message} (${host}).`
}
