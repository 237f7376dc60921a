// A form with `data-passkey` asks the address in it for a challenge, the device for an answer, and then goes on as any form.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

async function answerTo(form: HTMLFormElement): Promise<string> {
  const asked = await fetch(form.dataset['passkey'] ?? '', { method: 'POST' })
  if (!asked.ok) throw new Error('no challenge')
  // Our own server sends what the library wants.
  const optionsJSON = (await asked.json()) as never
  const makes = form.dataset['makes'] !== undefined
  return JSON.stringify(await (makes ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON })))
}

function listen(form: HTMLFormElement): void {
  const answer = form.querySelector<HTMLInputElement>('[name=answer]')
  const failed = form.querySelector<HTMLElement>('[data-passkey-failed]')
  if (!answer || !failed) return
  form.hidden = false
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    failed.hidden = true
    answerTo(form).then(
      (given) => {
        answer.value = given
        form.submit()
      },
      // Whoever changed his mind, and a device that does not know him, look alike to a page.
      () => (failed.hidden = false),
    )
  })
}

if (browserSupportsWebAuthn()) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) listen(form)
  for (const without of document.querySelectorAll<HTMLElement>('[data-without-passkey]')) without.hidden = true
}
