// What the finder gains when it has script: the way back to a search, and a map that moves when somebody wants one.

const remembered = 'zoek'

/** In this tab only: the page of a location leads back to the list it was found in. */
function rememberSearch(): void {
  if (location.pathname === '/zoek') sessionStorage.setItem(remembered, location.pathname + location.search)
}

function leadBack(): void {
  const back = document.querySelector<HTMLAnchorElement>('a.kd-back[href="/zoek"]')
  const search = sessionStorage.getItem(remembered)
  if (back && search?.startsWith('/zoek')) back.href = search
}

let moves = false

/** On a wide screen when nothing else is to be done, elsewhere behind a button. */
function offerMap(): void {
  const holder = document.querySelector<HTMLElement>('[data-map]')
  if (!holder) return
  if (moves) void showMap(holder)
  else if (matchMedia('(min-width: 900px)').matches) whenIdle(() => void showMap(holder))
  else addButton(holder)
}

async function showMap(holder: HTMLElement, focus = false): Promise<void> {
  moves = true
  const address = holder.dataset['map'] ?? ''
  // The file is built from finder-map.client.ts; its address carries a hash.
  const { moveMap } = (await import(address)) as typeof import('./finder-map.client.ts')
  if (holder.isConnected) moveMap(holder, focus)
}

const whenIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work, { timeout: 5000 }) : setTimeout(work, 1500)

function addButton(holder: HTMLElement): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'kd-btn kd-btn--secondary kd-btn--small'
  button.textContent = holder.dataset['move'] ?? ''
  button.addEventListener('click', () => {
    button.remove()
    void showMap(holder, true)
  })
  holder.querySelector('.kd-map__foot')?.prepend(button)
}

rememberSearch()
leadBack()
offerMap()
// A choice in the form has put a new list and a new drawn map in place.
document.addEventListener('htmx:after:swap', () => {
  rememberSearch()
  if (document.querySelector('[data-map]:not([data-moves])')) offerMap()
})
