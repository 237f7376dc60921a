import type { Lang } from '../text-keys.ts'
import { inLanguage } from './addresses.ts'
import { useView } from './view.ts'

// A language is named in itself, so these are no texts to translate.
const languages: readonly { lang: Lang; name: string }[] = [
  { lang: 'nl', name: 'Nederlands' },
  { lang: 'fr', name: 'Français' },
  { lang: 'en', name: 'English' },
]

/** The same page in the other languages, as plain links. */
export function LanguageSwitch() {
  const { t, lang: current, path } = useView()
  return (
    <nav class="kd-languages" aria-label={t('ui.language')}>
      <ul role="list">
        {languages.map(({ lang, name }) => (
          <li key={lang}>
            <a
              href={inLanguage(path, lang)}
              hreflang={lang}
              lang={lang}
              rel="alternate"
              aria-current={lang === current ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
