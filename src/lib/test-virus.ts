// The EICAR test file: harmless, and refused by every scanner, so that one can see that it works. Written in parts, or they refuse us too.

const parts = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*']

/** Whether the test file stands in it anywhere. No scanner: it finds this one and nothing else. */
export const holdsTestVirus = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(parts.join(''), 0, 'latin1')
