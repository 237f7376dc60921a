import { currentItem } from './addresses.ts'
import { Drawer } from './drawer.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { Count } from './tabs.tsx'
import { useView } from './view.ts'

/** Whose house this is, and the ways through it. */
export function Header() {
  const { t, style, person, nav } = useView()
  return (
    <header class="kd-header">
      <div class="kd-wrap">
        <a class="kd-brand" href="/">
          <span class="kd-logo" aria-hidden="true">
            {style.logo}
          </span>
          <span>
            {style.name}
            {style.tagline !== undefined && <small>{style.tagline}</small>}
          </span>
        </a>
        <Drawer id="menu" label={t('ui.menu')} look="menu">
          <div class="kd-header__top">
            <LanguageSwitch />
            {person !== null && <SignedIn name={person.name} organisation={person.organisation} />}
          </div>
          {nav.length > 0 && <MainNav />}
        </Drawer>
      </div>
    </header>
  )
}

function MainNav() {
  const { t, nav, path } = useView()
  const open = currentItem(nav, path)
  return (
    <nav class="kd-nav" aria-label={t('ui.nav')}>
      <ul role="list">
        {nav.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item === open ? 'page' : undefined}>
              {item.label}
              <Count of={item} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function SignedIn({ name, organisation }: { name: string; organisation: string }) {
  const { t, signOutPath } = useView()
  return (
    <div class="kd-person">
      <span>
        <strong>{name}</strong> · {organisation}
      </span>
      <form method="post" action={signOutPath}>
        <button class="kd-btn kd-btn--plain">{t('ui.sign-out')}</button>
      </form>
    </div>
  )
}
