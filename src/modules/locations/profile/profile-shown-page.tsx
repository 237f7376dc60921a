import { list } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import { DataList, type DataItem, Details, Paragraphs, Photos, Section, useView } from '../../../ui/index.ts'
import { weekdays } from '../half-days.ts'
import { namedPrice } from '../prices/named-price.ts'
import { groupDays, type OpeningHours, writeHours } from './opening-hours.ts'
import { type Photo, photoPath, type Profile } from './profile.ts'

/** What a location says about itself, on its public page. */
export function ProfileShown({ profile, name }: { profile: Profile; name: string }) {
  const { t } = useView()
  const items = useFacts(profile)
  const { about, photos, houseRules, priority } = profile
  return (
    <>
      {(about !== '' || photos.length > 0) && (
        <Section title={t('profile.about', { name })} id="over">
          <Paragraphs text={about} />
          {photos.length > 0 && <Photos photos={photos.map(shownPhoto)} />}
        </Section>
      )}
      {items.length > 0 && (
        <Section title={t('profile.practical')} id="praktisch">
          <DataList items={items} />
        </Section>
      )}
      {priority !== '' && (
        <Section title={t('profile.priority')} id="voorrang">
          <Paragraphs text={priority} />
        </Section>
      )}
      {houseRules !== '' && (
        <Details summary={t('profile.rules')} id="huisregels">
          <Paragraphs text={houseRules} />
        </Details>
      )}
    </>
  )
}

export const shownPhoto = ({ id, ...photo }: Photo) => ({
  key: id,
  ...photo,
  small: photoPath(id, 'klein'),
  large: photoPath(id, 'groot'),
})

function useFacts({ hours, languages, price, priceCents, pricePer, priceWords, houseRulesUrl }: Profile): DataItem[] {
  const { t, lang } = useView()
  const priceText = namedPrice({ price, priceCents, pricePer }, t, lang)
  return [
    ...(hours.length > 0 ? [{ label: t('profile.open'), value: <Hours hours={hours} /> }] : []),
    ...(priceText || priceWords !== ''
      ? [{ label: t('profile.price'), value: <Lines of={[priceText, priceWords]} /> }]
      : []),
    ...(languages.length > 0 ? [{ label: t('profile.languages'), value: languageNames(languages, lang) }] : []),
    ...(houseRulesUrl === null
      ? []
      : [{ label: t('profile.rules'), value: <a href={houseRulesUrl}>{t('profile.rules.link')}</a> }]),
  ]
}

function Lines({ of: lines }: { of: readonly string[] }) {
  return (
    <>
      {lines
        .filter((line) => line !== '')
        .map((line) => (
          <div key={line}>{line}</div>
        ))}
    </>
  )
}

export function Hours({ hours }: { hours: readonly OpeningHours[] }) {
  const { t } = useView()
  const weekend = hours.some(({ weekday }) => weekday === 'sat' || weekday === 'sun')
  const groups = groupDays(weekend ? weekdays : weekdays.slice(0, 5), hours)
  return (
    <>
      {groups.map(({ from, to, spans }) => (
        <div key={from}>
          {from === to
            ? t(`locations.day.${from}`)
            : t('profile.days', { from: t(`locations.day.${from}`), to: t(`locations.day.${to}`) })}
          {': '}
          {spans.length === 0 ? t('profile.closed') : writeHours(spans).replaceAll('-', '–')}
        </div>
      ))}
    </>
  )
}

/** "Nederlands, Frans en Turks": names come from Intl. */
export const languageName = (code: string, lang: Lang): string =>
  new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code

export const languageNames = (codes: readonly string[], lang: Lang): string =>
  list(
    codes.map((code) => languageName(code, lang)),
    lang,
  )
