import assert from 'node:assert/strict'
import { createServer } from 'node:net'
import { after, describe, test } from 'node:test'
import { isAlive } from '../src/platform/postmaster.ts'
import { lentAccount } from '../src/platform/postgres-account.ts'
import { Clone, until } from './support/clone.ts'
import { testCluster } from './support/postgres.ts'

// The processes of `npm start`, with stand-ins for web and worker that do next to nothing.

const skip = process.platform !== 'linux' && 'finds processes in /proc'
const other = process.platform === 'linux' ? lentAccount() : undefined

const notes = async (address: string, method = 'GET') => {
  const response = await fetch(address, { method })
  assert.equal(response.status, 200)
  return (await response.json()) as { pid: number; notes: number }
}

const answer = (address: string) => until(() => notes(address).catch(() => undefined), 'an answer')

const nothingLeft = (clone: Clone, patience: number) =>
  until(() => clone.processes().size === 0, `the end of ${[...clone.processes().values()].join(', ')}`, patience)

// Beside each other: they mostly wait.
describe('npm start', { concurrency: 2, skip }, () => {
  test('in a folder of its owner alone, Ctrl-C leaves nothing within five seconds', async () => {
    await using clone = new Clone({ fresh: true })
    const launcher = clone.launch({ DEAF: 'yes' })
    const address = await launcher.open()
    assert.equal((await notes(address, 'POST')).notes, 1)
    assert.match(launcher.output, /The data are in /)
    process.kill(launcher.pid, 'SIGINT')
    await nothingLeft(clone, 5000)
    assert.equal(await launcher.exited, 0)
  })

  test('the same as an ordinary user', { skip: !other && 'only root can be somebody else' }, async () => {
    await using clone = new Clone({ owner: other })
    const launcher = clone.launch()
    await notes(await launcher.open(), 'POST')
    assert.match(launcher.output, new RegExp(`The data are in ${clone.folder}/\\.data`))
    process.kill(launcher.pid, 'SIGTERM')
    await nothingLeft(clone, 5000)
  })

  test('web, worker and database that are killed come back, and nothing acknowledged is lost', async () => {
    await using clone = new Clone()
    const launcher = clone.launch()
    const address = await launcher.open()
    for (const program of ['server', 'worker', 'postgres'] as const) {
      const pid = clone.pidOf(program)
      await notes(address, 'POST')
      process.kill(pid, 'SIGKILL')
      await until(() => !isAlive(pid), `the end of ${program}`)
      await until(() => [...clone.processes()].some(([id, name]) => name === program && id !== pid), `a new ${program}`)
      await answer(address)
    }
    assert.equal((await notes(address)).notes, 3)
    for (const name of ['The web server', 'The worker', 'The database'])
      assert.match(launcher.output, new RegExp(`${name} ended.* is started again`))
  })

  test('after kill -9 of the launcher, and of everything, the next start works on the same data', async () => {
    await using clone = new Clone()
    const first = clone.launch()
    await notes(await first.open(), 'POST')
    const [web, worker] = [clone.pidOf('server'), clone.pidOf('worker')]
    process.kill(first.pid, 'SIGKILL')
    await until(() => !isAlive(web) && !isAlive(worker), 'the end of web and worker')
    const second = clone.launch()
    assert.equal((await notes(await second.open(), 'POST')).notes, 2)
    assert.match(second.output, /left by an earlier crash/)
    // One takes others along while we strike.
    for (const pid of clone.processes().keys()) if (isAlive(pid)) process.kill(pid, 'SIGKILL')
    const third = clone.launch()
    assert.equal((await notes(await third.open())).notes, 2)
  })

  test('when npm is killed without a word, everything ends', async () => {
    await using clone = new Clone()
    const script =
      'const c = require("child_process").spawn(process.argv[1], process.argv.slice(2), { stdio: "inherit" })'
    const launcher = clone.launch({ npm_lifecycle_event: 'start' }, [process.execPath, '-e', script])
    await launcher.open()
    process.kill(launcher.pid, 'SIGKILL')
    await nothingLeft(clone, 5000)
  })

  test(
    'two clones run beside each other; a second start in one of them says that it runs already',
    { skip },
    async () => {
      await using one = new Clone()
      await using two = new Clone()
      const [first, second] = [one.launch(), two.launch()]
      const [a, b] = [await first.open(), await second.open()]
      await notes(a, 'POST')
      assert.deepEqual([(await notes(a)).notes, (await notes(b)).notes], [1, 0])
      const again = one.launch()
      assert.equal(await again.exited, 1)
      assert.match(again.output, /Opvangloket already runs on the data in .* \(process \d+\)/)
      await notes(a, 'POST')
    },
  )

  test('a port that is taken is named, with the command that helps', async () => {
    await using clone = new Clone()
    const taken = createServer()
    await new Promise<void>((listening) => void taken.listen(0, '127.0.0.1', listening))
    after(() => taken.close())
    const { port } = taken.address() as { port: number }
    const launcher = clone.launch({ PORT: String(port) })
    assert.equal(await launcher.exited, 1)
    assert.match(launcher.output, new RegExp(`^Port ${port} is taken.*PORT=\\d+ npm start\\n$`))
    const nonsense = clone.launch({ PORT: 'http' })
    assert.equal(await nonsense.exited, 1)
    assert.match(nonsense.output, /^PORT should be a number from 0 to 65535, and is "http"\.\n$/)
  })

  test('a web server that cannot start ends everything', async () => {
    await using clone = new Clone()
    const launcher = clone.launch({ BROKEN: 'yes' })
    assert.equal(await launcher.exited, 1)
    assert.match(launcher.output, /this web server is broken[^]*The web server ended while starting \(exit code 1\)\./)
    assert.deepEqual([...clone.processes().values()], [])
  })

  test('with DATABASE_URL no database of our own is started, and a wrong one is explained', async () => {
    await using clone = new Clone()
    const launcher = clone.launch({ DATABASE_URL: await (await testCluster()).createDatabase() })
    await launcher.open()
    assert.deepEqual([...clone.processes().values()].sort(), ['launch', 'server', 'worker'])
    const wrong = clone.launch({ DATABASE_URL: 'postgres://opvangloket:secret@127.0.0.1:1/opvangloket' })
    assert.equal(await wrong.exited, 1)
    assert.match(wrong.output, /cannot be opened: no server listens at 127\.0\.0\.1:1\.\n$/)
  })

  test('while developing, a change starts web and worker anew; the database and what works stays', async () => {
    await using clone = new Clone()
    const launcher = clone.launch({}, [], ['--watch'])
    const address = await launcher.open()
    const before = ['postgres', 'server', 'worker'].map((name) => clone.pidOf(name))
    clone.write('src/change.ts', '')
    await until(() => launcher.output.includes('Restarted in'), 'the restart')
    const now = ['postgres', 'server', 'worker'].map((name) => clone.pidOf(name))
    assert.deepEqual(
      now.map((pid, i) => pid === before[i]),
      [true, false, false],
    )
    clone.write('src/mistake.ts', '')
    await until(() => launcher.output.includes('Nothing was restarted'), 'the refusal')
    assert.equal((await notes(address)).pid, now[1])
  })
})
