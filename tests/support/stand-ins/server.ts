import { createServer } from 'node:http'
import { Pool } from 'pg'
import { endGracefully, endWithParent } from '../../../src/platform/process.ts'

// Every POST leaves a note in the database; every answer tells how many there are.
if (process.env['BROKEN']) throw new Error('this web server is broken')
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 2 })
pool.on('error', () => undefined)

const server = createServer(async (request, response) => {
  try {
    if (request.method === 'POST') await pool.query('insert into note default values')
    const { rows } = await pool.query<{ notes: number }>('select count(*)::int as notes from note')
    response.end(JSON.stringify({ pid: process.pid, notes: rows[0]?.notes }))
  } catch {
    response.writeHead(503).end()
  }
})
server.listen(Number(process.env['PORT']), process.env['HOST'])
endWithParent()
endGracefully(async () => {
  server.close()
  await pool.end()
})
