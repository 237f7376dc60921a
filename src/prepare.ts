import './platform/temporal.ts'
import { migrate } from './platform/migrate.ts'

// Before web and worker start: the database in today's shape.
const url = process.env['DATABASE_URL']
if (!url) throw new Error('DATABASE_URL is not set')
for (const name of await migrate(url)) console.log(`database: ${name}`)
