/** Started by `npm start`, a process holds a channel to its launcher; when that is killed, it ends by itself. */
export function endWithParent(): void {
  const end = () => process.kill(process.pid, 'SIGTERM')
  if (process.channel) process.on('disconnect', end)
  // Killed while we were starting; without a launcher this is undefined.
  else if (process.connected === false) end()
}

/** On SIGTERM or Ctrl-C: finish what is being answered, then go; after four seconds go anyway. */
export function endGracefully(close: () => Promise<void>): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), 4000).unref()
    void close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}
