import { hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id (the package's own choice) with 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Two ways to type one letter, with an accent of its own or one put on it, are the same password. */
const written = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(written(password), cost)

/** Takes the same time where there is no such person: then a hash that nothing fits is tried. */
export async function passwordFits(kept: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(kept ?? (await nobodys()), written(password))
  return fits && kept !== undefined
}

let made: Promise<string> | undefined
function nobodys(): Promise<string> {
  made ??= hashPassword('nobody has this password')
  return made
}
