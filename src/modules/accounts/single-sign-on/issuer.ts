/**
 * Why an address is no issuer (OpenID Connect Discovery 1.0, section 3: https, without query and fragment); undefined where it is.
 * Plain http is for a provider on the maker's own machine.
 */
export function issuerFault(text: string, production: boolean): 'no-address' | 'not-https' | 'with-more' | undefined {
  const url = URL.parse(text)
  if (!url || url.hostname === '') return 'no-address'
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname) && !production))
    return 'not-https'
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') return 'with-more'
  return undefined
}

/** A name or address that never leaves this machine. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' ||
  hostname.endsWith('.localhost') ||
  /^127(\.\d{1,3}){3}$/.test(hostname) ||
  hostname === '[::1]'
