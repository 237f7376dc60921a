// What somebody wrote in an answer, without the letter that he answered.

const quoted = /^\s*>/
/** "Op maandag schreef X:", "Le lundi, X a écrit :", "On Monday X wrote:" */
const announces = /(schreef|geschreven|a écrit|wrote)\b.{0,120}:\s*$/i
const divider = /^\s*-{2,}\s*(oorspronkelijk bericht|original message|message d'origine|message d’origine)\s*-{2,}\s*$/i

/** Without the quote at the end; whoever answers between the lines keeps everything. */
export function withoutQuote(text: string): string {
  const lines = text.split('\n')
  const cut = lines.findIndex((line) => divider.test(line))
  const kept = cut < 0 ? lines : lines.slice(0, cut)
  let end = kept.length
  while (end > 0 && (kept[end - 1]?.trim() === '' || quoted.test(kept[end - 1] ?? ''))) end--
  // Only a whole block at the end is a quote; one line may tell of whom, in two pieces where it was long.
  if (kept.slice(end).some((line) => quoted.test(line))) {
    if (announces.test(kept[end - 1] ?? '')) end -= 1
    else if (announces.test(`${kept[end - 2] ?? ''} ${kept[end - 1] ?? ''}`)) end -= 2
  }
  const rest = kept.slice(0, end).join('\n').trim()
  return rest === '' ? text.trim() : rest
}
