/**
 * Asks again until it holds, for a second at most: kept pages are thrown away a moment after a commit, when the process hears of
 * it. @returns the last answer, for the assertion to judge.
 */
export async function soon<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  let answer = await ask()
  for (let time = 0; time < 50 && !holds(answer); time += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20))
    answer = await ask()
  }
  return answer
}
