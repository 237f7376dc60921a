import { opens, type Scene } from './scene.ts'

// Who helps outside the house, and the way for suspected abuse.

const visitor = { as: 'visitor' } as const

export const waysScenes: readonly Scene[] = [
  {
    name: 'who helps with a complaint',
    route: 'GET /wie-helpt-bij-klachten',
    state: 'full',
    ...visitor,
    go: opens('/wie-helpt-bij-klachten?land=nl'),
  },
  {
    name: 'who helps with a complaint, other land',
    route: 'GET /wie-helpt-bij-klachten',
    state: 'full',
    ...visitor,
    go: opens('/wie-helpt-bij-klachten?land=vl'),
  },
  {
    name: 'suspected abuse',
    route: 'GET /reactie/veilig',
    state: 'full',
    ...visitor,
    go: opens('/reactie/veilig?land=vl'),
  },
  {
    name: 'suspected abuse, other land',
    route: 'GET /reactie/veilig',
    state: 'full',
    ...visitor,
    go: opens('/reactie/veilig?land=nl'),
  },
]
