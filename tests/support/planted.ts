/** A page that is right in every way, and what each violation adds to it. */
const violations: Readonly<Record<string, string>> = {
  none: '',
  'picture without text': '<img src="/assets/none.png">',
  'too wide': '<div class="kd-wide-on-purpose"><svg width="1500" height="20" aria-hidden="true"></svg></div>',
  'double id': '<p id="twice">One</p><p id="twice">Two</p>',
  'inline script': '<script>document.title = "Changed"</script>',
  'pale text': '<p><font color="#cccccc">Hardly to be read</font></p>',
  'two fields of one name':
    '<form action="/"><label>A <input name="a"></label> <label>B <input name="a"></label></form>',
}

export const plantedKinds = Object.keys(violations)

export const planted = (kind: string): string => `<!DOCTYPE html>
<html lang="nl">
  <head>
    <meta charset="utf-8">
    <title>Repetitie</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
  </head>
  <body>
    <main>
      <h1>Repetitie</h1>
      ${violations[kind] ?? ''}
    </main>
  </body>
</html>
`
