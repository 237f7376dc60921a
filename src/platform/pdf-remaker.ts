import { parentPort } from 'node:worker_threads'
import { onlyDrawn } from './pdf-drawing.ts'

// A thread of its own: what it reads may be made to take for ever, and then it is stopped.
parentPort?.on('message', (bytes: Uint8Array) => {
  onlyDrawn(bytes)
    .catch(() => ({ refusal: 'broken' as const }))
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    .then((made) => parentPort?.postMessage(made))
})
