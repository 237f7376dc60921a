// What every page gains when it has script. Nothing here is needed to use a page.

/** A page that comes back with mistakes opens at the summary of them. */
function focusErrors(): void {
  document.querySelector<HTMLElement>('[data-focus]')?.focus()
}

/** Counts along under a text box; says it aloud only after a pause in typing. */
function countLetters(line: HTMLElement): void {
  const box = document.getElementById(line.dataset['countFor'] ?? '')
  if (!(box instanceof HTMLTextAreaElement)) return
  const max = Number(line.dataset['max'])
  let pause: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    const left = max - box.value.length
    line.classList.toggle('is-over', left < 0)
    const words = (left < 0 ? line.dataset['over'] : line.dataset['left']) ?? ''
    line.textContent = words.replace('%', String(Math.abs(left)))
  }
  line.setAttribute('aria-live', 'polite')
  box.addEventListener('input', () => {
    clearTimeout(pause)
    pause = setTimeout(show, 400)
  })
  if (box.value !== '') show()
}

/** Asks before words are lost. */
function guard(form: HTMLFormElement): void {
  let changed = false
  form.addEventListener('input', () => (changed = true))
  form.addEventListener('submit', () => (changed = false))
  addEventListener('beforeunload', (event) => {
    if (changed) event.preventDefault()
  })
}

/** Keeps what is typed in this tab, so that a reload, a dead battery or a wrong click loses nothing. Files and hidden fields stay out. */
function keep(form: HTMLFormElement): void {
  const name = `kept:${form.dataset['keep'] ?? ''}`
  const kept = readKept(name)
  for (const box of boxesOf(form)) restore(box, kept[box.name])
  form.addEventListener('input', () => {
    const typed = boxesOf(form).map((box) => [box.name, valueOf(form, box.name)])
    sessionStorage.setItem(name, JSON.stringify({ ...readKept(name), ...Object.fromEntries(typed) }))
  })
}

type Box = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const boxesOf = (form: HTMLFormElement): Box[] =>
  [...form.querySelectorAll<Box>('input[name], textarea[name], select[name]')].filter(
    ({ type }) => type !== 'hidden' && type !== 'file' && type !== 'password',
  )

const valueOf = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? '')

function readKept(name: string): Record<string, string> {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

/** What the server knows is newer. */
function restore(box: Box, kept: string | undefined): void {
  if (kept === undefined || kept === '') return
  if (box instanceof HTMLInputElement && (box.type === 'radio' || box.type === 'checkbox')) {
    const chosen = box.form?.querySelector(`[name="${CSS.escape(box.name)}"]:checked`)
    if (!chosen) box.checked = box.value === kept
  } else if (box.value === '') box.value = kept
}

function forget(element: HTMLElement): void {
  sessionStorage.removeItem(`kept:${element.dataset['forget'] ?? ''}`)
}

/** One press is one answer. The button stops after the form has left, so that its own value goes along. */
function stopSecondSubmit(event: SubmitEvent): void {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') return
  setTimeout(() => setButtons(form, true))
  // A download leaves the page where it is.
  setTimeout(() => setButtons(form, false), 8000)
}

function setButtons(form: HTMLFormElement, disabled: boolean): void {
  for (const element of form.elements) {
    if (element instanceof HTMLButtonElement && element.type === 'submit') element.disabled = disabled
  }
}

/** Back from the next page the form must work again. */
function wakeForms(): void {
  for (const form of document.forms) setButtons(form, false)
}

/** The names of the chosen files, one a line. */
function listFiles(list: HTMLElement): void {
  const input = document.getElementById(list.dataset['filesOf'] ?? '')
  if (!(input instanceof HTMLInputElement)) return
  input.addEventListener('change', () => {
    const lines = [...(input.files ?? [])].map((file) => {
      const line = document.createElement('li')
      line.textContent = `${file.name} (${Math.max(1, Math.round(file.size / 1024))} kB)`
      return line
    })
    list.replaceChildren(...lines)
    list.hidden = lines.length === 0
  })
}

function offerCopy(button: HTMLButtonElement): void {
  const input = document.getElementById(button.dataset['copy'] ?? '')
  if (!(input instanceof HTMLInputElement) || !isSecureContext) return
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(input.value)
    button.textContent = button.dataset['copied'] ?? ''
  })
}

function offerPrint(button: HTMLButtonElement): void {
  button.hidden = false
  button.addEventListener('click', () => print())
}

/** What only some answers ask for is shown with those answers. */
function showOnly(part: HTMLElement): void {
  const form = part.closest('form')
  if (!form) return
  const among = (part.dataset['among'] ?? '').split(' ')
  const show = () => (part.hidden = !among.includes(valueOf(form, part.dataset['only'] ?? '')))
  form.addEventListener('change', show)
  show()
}

/** Forgets what was typed in this tab, ends the session, and goes where the way back does not lead here. */
function leaveQuickly(link: HTMLAnchorElement): void {
  link.addEventListener('click', (event) => {
    event.preventDefault()
    sessionStorage.clear()
    const { leave } = link.dataset
    if (leave) navigator.sendBeacon(leave)
    location.replace(link.href)
  })
}

function all<E extends HTMLElement>(selector: string, each: (element: E) => void): void {
  for (const element of document.querySelectorAll<E>(selector)) each(element)
}

focusErrors()
all('form[data-keep]', keep)
all('[data-forget]', forget)
all('[data-count-for]', countLetters)
all('form[data-guard]', guard)
all('[data-files-of]', listFiles)
all('[data-copy]', offerCopy)
all('[data-print]', offerPrint)
all('[data-only]', showOnly)
all('[data-leave]', leaveQuickly)
addEventListener('submit', stopSecondSubmit)
addEventListener('pageshow', wakeForms)
