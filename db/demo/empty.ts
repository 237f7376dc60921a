import { Client } from 'pg'

export const anybody = `
  select from accounts.organisation union all select from accounts.person union all
  select from locations.municipality union all select from locations.location union all
  select from requests.request limit 1`

/** Nobody lives here yet: no organisation, no place, no request. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(anybody)).rowCount === 0
  } finally {
    await client.end()
  }
}
