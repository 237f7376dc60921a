import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { isLoopback } from './issuer.ts'
import type { Platform } from '../../../platform/platform.ts'

/** What a house writes as its provider may not be a way to ask addresses inside our own network. */
export class InsideAddress extends Error {
  override readonly name = 'InsideAddress'
}

const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(net, bits, 'ipv4')
inside.addSubnet('::', 127, 'ipv6')
inside.addSubnet('fc00::', 7, 'ipv6')
inside.addSubnet('fe80::', 10, 'ipv6')

/** Also an IPv4 address that is written as an IPv6 one. */
export const isInside = (address: string): boolean =>
  inside.check(
    address.replace(/^::ffff:(?=\d+\.)/i, ''),
    isIP(address.replace(/^::ffff:(?=\d+\.)/i, '')) === 6 ? 'ipv6' : 'ipv4',
  )

type Fetch = (url: string, options: RequestInit) => Promise<Response>

/** Asks a provider: never one inside our own network, never after a redirect, unless the installer allows it. */
export const fetchFrom =
  ({ config }: Platform): Fetch =>
  async (url, options) => {
    const { hostname } = new URL(url)
    const trusted = config.internalProviders || (config.mode !== 'production' && isLoopback(hostname))
    if (!trusted && (await addressesOf(hostname)).some(isInside)) throw new InsideAddress('inside our own network')
    return fetch(url, { ...options, redirect: 'manual' })
  }

async function addressesOf(hostname: string): Promise<readonly string[]> {
  const bare = hostname.replace(/^\[|\]$/g, '')
  if (isIP(bare)) return [bare]
  return (await lookup(bare, { all: true })).map(({ address }) => address)
}
