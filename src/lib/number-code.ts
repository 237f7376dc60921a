const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export function numberFrom(bytes: Uint8Array): string {
  const text = Array.from(bytes.subarray(0, 8), (byte) => alphabet[byte % 32]).join('')
  return `${text.slice(0, 4)}-${text.slice(4)}`
}
