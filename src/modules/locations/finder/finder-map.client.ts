import * as L from 'leaflet'
import type { AnsweredMark, BoundariesAnswer, MapAnswer } from './finder-map-answer.ts'

// The map that moves. It draws our own boundaries and asks for what lies in view; no picture comes from anywhere else.

/** Puts a moving map in the place of the drawn one; `focus` when somebody asked for it. */
export function moveMap(holder: HTMLElement, focus: boolean): void {
  const drawn = holder.querySelector('svg')
  if (!drawn || holder.dataset['moves']) return
  holder.dataset['moves'] = 'yes'
  addStyle(holder.dataset['style'] ?? '', () => {
    const box = document.createElement('div')
    box.className = 'kd-map__moving'
    // Over the drawn one, which stays for its size, and is seen until this one has something to show.
    const stage = document.createElement('div')
    stage.className = 'kd-map__stage'
    drawn.replaceWith(stage)
    stage.append(drawn, box)
    startMap(holder, box, () => {
      stage.classList.add('is-moving')
      if (focus) box.focus({ preventScroll: true })
    })
  })
}

function addStyle(href: string, ready: () => void): void {
  const known = document.querySelector(`link[href="${CSS.escape(href)}"]`)
  if (known) return ready()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = href
  link.addEventListener('load', ready)
  // Before our own sheets, so that ours have the last word.
  document.head.querySelector('link[rel="stylesheet"]')?.before(link)
}

function startMap(holder: HTMLElement, box: HTMLElement, ready: () => void): void {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  const { label = '', view = '' } = holder.dataset
  const map = L.map(box, {
    zoomControl: false,
    zoomSnap: 0.5,
    minZoom: 6,
    maxZoom: 16,
    // The wheel belongs to the page.
    scrollWheelZoom: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
  })
  map.attributionControl.setPrefix(false)
  box.setAttribute('role', 'group')
  box.setAttribute('aria-label', label)
  const [west = 0, south = 0, east = 0, north = 0] = view.split(',').map(Number)
  // A breath smaller, or the rounding of the address would push the map half a step away.
  const bounds = L.latLngBounds([south, west], [north, east]).pad(-0.02)
  map.fitBounds(bounds, { animate: false })
  // Below the circle and the marks.
  map.createPane('land').style.zIndex = '210'
  map.createPane('names').style.zIndex = '410'
  addSpot(map, holder)
  takeSteps(map, holder)
  const show = follow(map, holder, ready)
  map.on('moveend', show)
  show()
}

/** What was searched around. */
function addSpot(map: L.Map, holder: HTMLElement): void {
  const { dataset } = holder
  if (!dataset['spot']) return
  const [lat = 0, lon = 0] = dataset['spot'].split(',').map(Number)
  const look = { interactive: false, className: 'kd-map__circle' }
  if (dataset['radius']) L.circle([lat, lon], { ...look, radius: Number(dataset['radius']) }).addTo(map)
  const icon = L.divIcon({ className: 'kd-map__here', html: pinOf(holder), iconSize: [20, 28], iconAnchor: [10, 26] })
  L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: 1000 }).addTo(map)
}

/** The same pin as on the drawn map. */
function pinOf(holder: HTMLElement): HTMLElement {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  picture.setAttribute('viewBox', '-10 -26 20 28')
  const pin = holder.querySelector('.kd-map__spot')?.cloneNode()
  if (pin instanceof SVGElement) {
    pin.setAttribute('d', (pin.getAttribute('d') ?? '').replace(/^M-?\d+ -?\d+/, 'M0 0'))
    picture.append(pin)
  }
  const box = document.createElement('div')
  box.append(picture)
  return box
}

/** Shows what lies in view, again after every move; `ready` when there is something to see. */
function follow(map: L.Map, holder: HTMLElement, ready: () => void): () => void {
  const marks = L.layerGroup().addTo(map)
  const here = searchHere(holder)
  const showBorders = followBorders(map, holder)
  let asking = new AbortController()
  let seen = false
  return () => {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    if (here) here.href = addressOf(holder, map.getBounds(), '/zoek')
    const borders = showBorders(signal)
    void ask<MapAnswer>(mapAddress(map, holder, map.getBounds(), '/zoek/kaart.json'), signal).then(async (answer) => {
      if (!answer) return
      drawMarks(map, marks, answer.marks)
      await borders
      if (!seen) ready()
      seen = true
    })
  }
}

/** Asks for half a map more on every side, and then not again until the map leaves that. */
function followBorders(map: L.Map, holder: HTMLElement): (signal: AbortSignal) => Promise<void> {
  const borders = L.layerGroup().addTo(map)
  let last = { zoom: NaN, bounds: map.getBounds() }
  return async (signal) => {
    const [zoom, bounds] = [map.getZoom(), map.getBounds().pad(0.5)]
    if (last.zoom === zoom && last.bounds.contains(map.getBounds())) return
    const answer = await ask<BoundariesAnswer>(mapAddress(map, holder, bounds, '/zoek/grenzen.json'), signal)
    if (!answer) return
    last = { zoom, bounds }
    drawBorders(map, borders, answer)
  }
}

/** Stopped because the map moved on, or the net is gone: what is drawn stays. */
async function ask<Answer>(address: string, signal: AbortSignal): Promise<Answer | undefined> {
  try {
    const answer = await fetch(address, { signal })
    // Our own server answers what finder-map-answer.ts says.
    return answer.ok ? ((await answer.json()) as Answer) : undefined
  } catch {
    return undefined
  }
}

function addressOf(holder: HTMLElement, bounds: L.LatLngBounds, path: string): string {
  const address = new URL(holder.dataset['search'] ?? '/zoek', location.href)
  const edges = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  address.pathname = path
  address.searchParams.set('gebied', edges.map((edge) => edge.toFixed(4)).join(','))
  return (address.pathname + address.search).replaceAll('%2C', ',')
}

const mapAddress = (map: L.Map, holder: HTMLElement, bounds: L.LatLngBounds, path: string) =>
  `${addressOf(holder, bounds, path)}&z=${map.getZoom()}`

/** The links that lead to a map one step nearer or further now move this one. */
function takeSteps(map: L.Map, holder: HTMLElement): void {
  for (const link of holder.querySelectorAll<HTMLAnchorElement>('.kd-map__steps a')) {
    link.setAttribute('role', 'button')
    link.addEventListener('click', (event) => {
      event.preventDefault()
      map.setZoom(map.getZoom() + Number(link.dataset['step']))
    })
  }
}

/** A link under the map, for it leads to an address that can be shared. */
function searchHere(holder: HTMLElement): HTMLAnchorElement | undefined {
  const foot = holder.querySelector('.kd-map__foot')
  if (!foot) return undefined
  const link = document.createElement('a')
  link.className = 'kd-btn kd-btn--secondary kd-btn--small'
  link.textContent = holder.dataset['here'] ?? ''
  foot.prepend(link)
  return link
}

function drawBorders(map: L.Map, layer: L.LayerGroup, { zoom, outlines }: BoundariesAnswer): void {
  layer.clearLayers()
  for (const { rings, name = '', at } of outlines) {
    const corners = rings.map((ring) => walk(ring).map(([x, y]) => map.unproject(L.point(x, y), zoom)))
    const look = { interactive: false, className: 'kd-map__border', smoothFactor: 0, pane: 'land' }
    L.polygon(corners, look).addTo(layer)
    if (!at) continue
    const [x = 0, y = 0] = at
    const label = document.createElement('span')
    label.textContent = name
    const icon = L.divIcon({ className: 'kd-map__name', html: label, iconSize: [1, 1] })
    const where = map.unproject(L.point(x, y), zoom)
    L.marker(where, { icon, interactive: false, keyboard: false, pane: 'names' }).addTo(layer)
  }
}

/** The points that the steps of a ring lead along. */
function walk(ring: readonly number[]): [number, number][] {
  let [x, y] = [0, 0]
  const points: [number, number][] = []
  for (let index = 0; index + 1 < ring.length; index += 2) {
    x += ring[index] ?? 0
    y += ring[index + 1] ?? 0
    points.push([x, y])
  }
  return points
}

function drawMarks(map: L.Map, layer: L.LayerGroup, marks: readonly AnsweredMark[]): void {
  layer.clearLayers()
  for (const mark of marks) {
    const pin = L.marker([mark.lat, mark.lon], { icon: iconOf(mark), title: mark.title, riseOnHover: true }).addTo(
      layer,
    )
    const element = pin.getElement()
    element?.setAttribute('aria-label', mark.title)
    if (mark.href) element?.setAttribute('role', 'link')
    pin.on('click keypress', (event) => {
      const key =
        'originalEvent' in event && event.originalEvent instanceof KeyboardEvent ? event.originalEvent.key : ''
      if (key === '' || key === 'Enter' || key === ' ') open(map, mark)
    })
  }
}

function open(map: L.Map, { href, box }: AnsweredMark): void {
  if (href) return location.assign(href)
  const [west = 0, south = 0, east = 0, north = 0] = box ?? []
  map.fitBounds(L.latLngBounds([south, west], [north, east]), { padding: [40, 40] })
}

function iconOf({ count, radius }: AnsweredMark): L.DivIcon {
  const size = 2 * radius
  const face = document.createElement('span')
  face.textContent = count === 1 ? '' : String(count)
  return L.divIcon({
    className: `kd-pin kd-pin--${count === 1 ? 'plain' : 'cluster'}`,
    html: face,
    iconSize: [size, size],
  })
}
