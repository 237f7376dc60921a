import { Worker } from 'node:worker_threads'
import type { PdfRefusal } from './pdf-drawing.ts'

type Remade = Uint8Array | { readonly refusal: PdfRefusal }

/** Longer than any real letter takes. */
const mostSeconds = 15
const mostMegabytes = 512

let remaker: Worker | undefined
let turn: Promise<unknown> = Promise.resolve()

/**
 * A PDF made anew from what its pages draw; `refusal` says why not. One at a time, in a thread that is stopped when it takes too long or
 * too much: the server goes on answering.
 */
export async function remakePdf(bytes: Uint8Array): Promise<Buffer | { readonly refusal: PdfRefusal }> {
  const made = turn.then(() => askRemaker(bytes))
  turn = made
  const remade = await made
  return 'refusal' in remade ? remade : Buffer.from(remade)
}

function askRemaker(bytes: Uint8Array): Promise<Remade> {
  const thread = (remaker ??= startRemaker())
  return new Promise((resolve) => {
    const settle = (made: Remade | undefined) => {
      clearTimeout(timer)
      thread.off('message', settle).off('error', fail).off('exit', fail)
      if (!made) {
        remaker = undefined
        void thread.terminate()
      }
      resolve(made ?? { refusal: 'broken' })
    }
    const fail = () => settle(undefined)
    const timer = setTimeout(fail, mostSeconds * 1000)
    thread.once('message', settle).once('error', fail).once('exit', fail)
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    thread.postMessage(bytes)
  })
}

/** Started when first needed, from the file that stands beside this one, built or not. */
function startRemaker(): Worker {
  const built = !import.meta.url.endsWith('.ts')
  const thread = new Worker(new URL(built ? './platform/pdf-remaker.js' : './pdf-remaker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    execArgv: [],
  })
  thread.unref()
  return thread
}
