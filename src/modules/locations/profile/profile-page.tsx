import type { LocationContact } from '../link/link-queries.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Checkboxes,
  Details,
  Fieldset,
  FileField,
  Form,
  type FormError,
  type FormValues,
  Grid,
  Hidden,
  Photos,
  PostButton,
  Radios,
  Section,
  Select,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { KeptPage } from '../capacity/kept-page.tsx'
import { keptPath } from '../capacity/kept-path.ts'
import type { KeptLocation } from '../capacity/capacity-queries.ts'
import { weekdays } from '../half-days.ts'
import { writeHours } from './opening-hours.ts'
import { mostPhotos, type Photo, pricePers, type Profile, signLanguages, spokenLanguages } from './profile.ts'
import { languageName, shownPhoto } from './profile-shown-page.tsx'

export const profileDone = ['bewaard', 'foto', 'foto-weg', 'adres'] as const
export type ProfileDone = (typeof profileDone)[number]

export interface ProfilePageProps {
  readonly place: KeptLocation
  readonly inItsName: boolean
  readonly profile: Profile
  /** Undefined where it is not this person's to see or change. */
  readonly contact: LocationContact | 'none' | undefined
  /** The form that came back. */
  readonly form?: 'profile' | 'photo' | 'contact' | undefined
  readonly values?: FormValues
  readonly errors?: readonly FormError[]
  /** The words of one photo as they came back. */
  readonly typedAlt?: { readonly photo: string; readonly words: string } | undefined
  readonly done?: ProfileDone | undefined
  /** Somebody else saved while this form stood open; what was typed stands in it. */
  readonly changed?: boolean
}

/** What a location says about itself, its photos, and where its mail goes. */
export function ProfilePage(props: ProfilePageProps) {
  const { t } = useView()
  const { place, inItsName, contact, done, changed = false } = props
  return (
    <KeptPage
      place={place}
      inItsName={inItsName}
      title={t('profile.staff.title', { name: place.name })}
      intro={t('profile.staff.intro')}
      tab="profile"
      errors={summary(props)}
      notice={
        (done && (
          <Alert kind="ok" live>
            {t(`profile.staff.done.${done}`)}
          </Alert>
        )) ||
        (changed && <Alert kind="warn" live title={t('profile.staff.changed')} />)
      }
    >
      <WordsForm {...props} />
      <PhotoSection {...props} />
      {contact !== undefined && <ContactSection {...props} contact={contact} />}
    </KeptPage>
  )
}

/** Two forms of this page have fields of one name, so that theirs carry the name of the form. */
function summary({ form, errors = [], typedAlt, profile }: ProfilePageProps): FormError[] {
  const number = profile.photos.findIndex(({ id }) => id === typedAlt?.photo) + 1
  const name = typedAlt ? `photo-${number}-` : form === 'photo' ? 'photo-' : ''
  return errors.map(({ field, message }) => ({ field: `${name}${field}`, message }))
}

/** Values and errors, where they are of this form. */
const ofForm = ({ form, values = {}, errors = [] }: ProfilePageProps, name: ProfilePageProps['form']) =>
  form === name ? { values, errors } : undefined

function PhotoSection(props: ProfilePageProps) {
  const { t } = useView()
  const { place, profile, typedAlt, errors = [] } = props
  const { photos } = profile
  const came = (photo: Photo) => (typedAlt?.photo === photo.id ? typedAlt.words : undefined)
  return (
    <Section title={t('profile.staff.photos')} id="fotos">
      {photos.length > 0 && (
        <Grid>
          {photos.map((photo, index) => (
            <PhotoCard
              key={photo.id}
              place={place}
              photo={photo}
              number={index + 1}
              typed={came(photo)}
              errors={came(photo) === undefined ? [] : errors}
            />
          ))}
        </Grid>
      )}
      {photos.length >= mostPhotos ? (
        <p>{t('profile.staff.photos.full', { most: mostPhotos })}</p>
      ) : (
        <Form action={keptPath(place, 'profiel', 'fotos')} files name="photo" {...ofForm(props, 'photo')}>
          <FileField
            name="file"
            label={t('profile.staff.photo.file')}
            hint={t('profile.staff.photo.hint', { most: mostPhotos })}
            accept="image/jpeg,image/png,image/webp"
          />
          <TextField name="alt" label={t('profile.staff.photo.alt')} hint={t('profile.staff.photo.alt.hint')} />
          <Actions>
            <Button kind="secondary">{t('profile.staff.photo.add')}</Button>
          </Actions>
        </Form>
      )}
    </Section>
  )
}

interface PhotoCardProps {
  readonly place: KeptLocation
  readonly photo: Photo
  readonly number: number
  readonly typed: string | undefined
  readonly errors: readonly FormError[]
}

function PhotoCard({ place, photo, number, typed, errors }: PhotoCardProps) {
  const { t } = useView()
  const to = (step: string) => keptPath(place, 'profiel', 'fotos', photo.id, step)
  return (
    <Card>
      <Photos photos={[shownPhoto(photo)]} />
      <Form action={to('tekst')} name={`photo-${number}`} values={{ alt: typed ?? photo.alt }} errors={errors}>
        <TextField name="alt" label={t('profile.staff.photo.alt-of', { number })} />
        <Actions>
          <Button kind="secondary" small>
            {t('profile.staff.photo.alt.save')}
          </Button>
        </Actions>
      </Form>
      <Actions>
        {number > 1 && (
          <PostButton action={to('vooraan')} kind="plain" small>
            {t('profile.staff.photo.first', { number })}
          </PostButton>
        )}
        <PostButton action={to('weg')} kind="plain" small>
          {t('profile.staff.photo.remove', { number })}
        </PostButton>
      </Actions>
    </Card>
  )
}

function WordsForm(props: ProfilePageProps) {
  const { t, lang } = useView()
  const { place, profile } = props
  const { values, errors } = ofForm(props, 'profile') ?? { values: typedAs(profile), errors: [] }
  const languages = [...spokenLanguages, ...signLanguages]
  return (
    <Section title={t('profile.staff.words')}>
      <Form action={keptPath(place, 'profiel')} values={values} errors={errors} guard>
        <Hidden name="versie" />
        <TextArea
          name="about"
          label={t('profile.staff.about')}
          hint={t('profile.staff.about.hint')}
          rows={6}
          maxLength={4000}
          optional
        />
        <Fieldset legend={t('profile.open')} hint={t('profile.staff.hours.hint')}>
          <Grid>
            {weekdays.map((day) => (
              <TextField key={day} name={day} label={t(`locations.day.${day}`)} width={16} optional />
            ))}
          </Grid>
        </Fieldset>
        <Fieldset legend={t('profile.price')}>
          <Radios
            name="price"
            label={t('profile.staff.price')}
            optional
            options={(['income', 'free'] as const).map((value) => ({ value, label: t(`profile.price.${value}`) }))}
          />
          <TextField
            name="price_amount"
            label={t('profile.staff.price.amount')}
            hint={t('profile.staff.price.amount.hint')}
            keyboard="decimal"
            prefix="€"
            width={8}
            optional
          />
          <Select
            name="price_per"
            label={t('profile.staff.price.per')}
            short
            options={pricePers.map((value) => ({ value, label: t(`profile.staff.price.per.${value}`) }))}
          />
          <TextField
            name="price_words"
            label={t('profile.staff.price.words')}
            hint={t('profile.staff.price.words.hint')}
            optional
          />
        </Fieldset>
        <Details summary={t('profile.staff.languages', { count: profile.languages.length })}>
          <Checkboxes
            name="languages"
            label={t('profile.staff.languages.label')}
            optional
            options={languages.map((value) => ({ value, label: languageName(value, lang) }))}
          />
        </Details>
        <TextArea
          name="priority"
          label={t('profile.staff.priority')}
          hint={t('profile.staff.priority.hint')}
          maxLength={4000}
          optional
        />
        <TextArea
          name="house_rules"
          label={t('profile.rules')}
          hint={t('profile.staff.rules.hint')}
          maxLength={4000}
          optional
        />
        <TextField
          name="house_rules_url"
          label={t('profile.staff.rules.url')}
          hint={t('profile.staff.rules.url.hint')}
          type="url"
          optional
        />
        <Actions>
          <Button>{t('profile.staff.save')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}

/** As it stands in the form. */
function typedAs(profile: Profile): FormValues {
  const { about, price, priceCents, pricePer, priceWords, languages, houseRules, houseRulesUrl, priority } = profile
  const hours = weekdays.map((day) => [day, writeHours(profile.hours.filter(({ weekday }) => weekday === day))])
  return {
    ...Object.fromEntries(hours),
    about,
    price: price ?? '',
    price_amount: priceCents === null ? '' : (priceCents / 100).toFixed(2).replace('.', ',').replace(/,00$/, ''),
    price_per: pricePer ?? 'day',
    price_words: priceWords,
    languages,
    house_rules: houseRules,
    house_rules_url: houseRulesUrl ?? '',
    priority,
    versie: String(profile.version),
  }
}

function ContactSection(props: ProfilePageProps & { readonly contact: LocationContact | 'none' }) {
  const { t } = useView()
  const { place, contact } = props
  const typed =
    contact === 'none'
      ? { contact_language: 'nl' }
      : {
          contact_name: contact.name,
          contact_email: contact.email,
          contact_phone: contact.phone ?? '',
          contact_language: contact.language,
        }
  const { values, errors } = ofForm(props, 'contact') ?? { values: typed, errors: [] }
  return (
    <Section title={t('profile.staff.contact')} id="adres">
      <p>{t('profile.staff.contact.intro')}</p>
      <Form action={keptPath(place, 'profiel', 'adres')} values={values} errors={errors}>
        <TextField name="contact_name" label={t('claims.staff.name')} />
        <TextField name="contact_email" type="email" label={t('claims.email')} />
        <TextField name="contact_phone" type="tel" label={t('claims.phone')} optional />
        <Select
          name="contact_language"
          label={t('claims.staff.language')}
          short
          options={(['nl', 'fr', 'en'] as const).map((value) => ({
            value,
            label: t(`claims.staff.language.${value}`),
          }))}
        />
        <Actions>
          <Button kind="secondary">{t('profile.staff.contact.save')}</Button>
        </Actions>
      </Form>
    </Section>
  )
}
