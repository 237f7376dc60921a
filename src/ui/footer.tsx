import { useView } from './view.ts'

/** Help in the same place on every page (WCAG 2.2, 3.2.6). */
export function Footer() {
  const { t, style, footer } = useView()
  if (style.phone === null && footer.length === 0) return null
  return (
    <footer class="kd-footer">
      <div class="kd-wrap">
        {style.phone !== null && (
          <p>
            <strong>{t('ui.help.title')}</strong> {t('ui.help.call')}{' '}
            <a href={`tel:${style.phone.replaceAll(/[^\d+]/g, '')}`}>{style.phone}</a>
            {style.hours !== null && ` (${style.hours})`}
          </p>
        )}
        {footer.length > 0 && (
          <nav aria-label={t('ui.footer')}>
            <ul role="list">
              {footer.map((item) => (
                <li key={item.href}>
                  <a href={item.href}>{item.label}</a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </div>
    </footer>
  )
}
