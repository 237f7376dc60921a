import '../src/platform/temporal.ts'
import pg from 'pg'
import { readFileSync } from 'node:fs'
const url = readFileSync('/tmp/prof/url', 'utf8').split('\n')[0]
const c = new pg.Client({ connectionString: url })
await c.connect()
const q = process.argv[2]!
const r = await c.query((process.argv[3] ?? 'explain (analyze, buffers) ') + q)
console.log(r.rows.map((x: any) => x['QUERY PLAN'] ?? JSON.stringify(x)).join('\n'))
await c.end()
