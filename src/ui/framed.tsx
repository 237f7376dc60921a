import type { ComponentChildren } from 'preact'
import { Head } from './head.tsx'
import { useView } from './view.ts'

interface FramedProps {
  title: string
  children: ComponentChildren
}

/** A small document that stands in a page of somebody else: no menu, no footer. */
export function Framed({ title, children }: FramedProps) {
  const { lang } = useView()
  return (
    <html lang={lang}>
      <Head title={title} />
      <body class="kd-framed">
        <main id="main">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  )
}
