// Words as nobody types them who means well. Each holds `kwaad`, so that it is found again; none may be anything but words.

const piled = (times: number) => `kwaad${'\u0301\u0489'.repeat(times)}`

export const injections: Readonly<Record<string, string>> = {
  element: '<kwaad-teken onmouseover=kwaad()><script>kwaad()</script><img src=x onerror=kwaad()>',
  attribute: `kwaad" onfocus="kwaad()" autofocus x='kwaad' \`kwaad`,
  'end of a text': '</textarea></title></script><!--kwaad--><kwaad-teken>',
  template: 'kwaad {name} {count, plural, one {#} other {{}}} ${kwaad} {{kwaad}} #{kwaad} <%= kwaad %>',
  'open brace': "kwaad { '{ }' '",
  header: 'kwaad\r\nBcc: kwaad@kwaad.example\r\n\r\nkwaad',
  formula: `=kwaad|' /C calc'!A0`,
  'formula after a space': '\t+kwaad',
  'formula of another kind': '@SUM(kwaad)',
  query: `kwaad'; drop table feedback.reaction; -- \\' \\x00 %_\\`,
  typesetting: 'kwaad #panic("x") $x$ *_`<label>@ref` \\u{41} #include "/etc/passwd"',
  address: 'javascript:kwaad() //kwaad.example/%2e%2e/',
  invisible: 'kwaad\u0000\ud800\u202e\u200b\u2066\ufeff\u0007\u001b[31m\u2028',
  piled: piled(5000),
  long: 'kwaad '.repeat(2500),
  'one word': `kwaad${'a'.repeat(9000)}`,
}

/** Bodies of forms that hold together in another way than a browser would send. */
export const oddBodies: Readonly<Record<string, (fields: readonly string[]) => string>> = {
  'names of prototypes': (fields) =>
    `__proto__=kwaad&constructor=kwaad&__proto__[kwaad]=1&constructor[prototype][kwaad]=1&${bodyOf(fields)}`,
  'names twice': (fields) => `${bodyOf(fields)}&${bodyOf(fields)}`,
  'names with brackets': (fields) => fields.map((name) => `${encodeURIComponent(name)}[]=kwaad&${encodeURIComponent(name)}[a][b]=kwaad`).join('&'), // prettier-ignore
  'broken letters': (fields) => fields.map((name) => `${encodeURIComponent(name)}=%E0%A4%A&%=%&=kwaad`).join('&'),
  'nothing at all': () => '',
  'every field the same': (fields) => bodyOf(fields),
}

const bodyOf = (fields: readonly string[]) => fields.map((name) => `${encodeURIComponent(name)}=kwaad`).join('&')
