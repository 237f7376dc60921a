import { boxesOf } from '../lib/typed-day.ts'
import {
  Actions,
  Button,
  CheckGrid,
  Checkbox,
  Checkboxes,
  Chips,
  CopyField,
  DateField,
  Fieldset,
  FileField,
  Form,
  Hidden,
  Hint,
  LinkButton,
  Narrow,
  PostButton,
  QrPicture,
  Radios,
  Section,
  Select,
  TextArea,
  TextField,
  type FormError,
} from './index.ts'

const days = [
  { value: 'mon', label: 'Maandag' },
  { value: 'tue', label: 'Dinsdag' },
  { value: 'wed', label: 'Woensdag' },
  { value: 'thu', label: 'Donderdag' },
  { value: 'fri', label: 'Vrijdag' },
]

const shortDays = days.map((day) => ({ value: day.value, label: day.label.slice(0, 2).toLowerCase() }))

const speeds = [
  { value: 'calm', label: 'Ik zoek rustig rond', hint: 'We houden u op de hoogte als er plaats is.' },
  { value: 'soon', label: 'Binnen 3 maanden', hint: 'Bijvoorbeeld omdat u weer gaat werken.' },
  { value: 'now', label: 'Nu meteen' },
]

const halves = [
  { value: 'am', label: 'Voormiddag' },
  { value: 'pm', label: 'Namiddag' },
]

const values = {
  days: ['tue', 'thu'],
  age: '0-3',
  speed: 'soon',
  half_days: ['mon-am', 'tue-am', 'tue-pm'],
  born_wrong_day: '31',
  born_wrong_month: '2',
  born_wrong_year: '2025',
}

export function GalleryForms({ errors }: { errors: readonly FormError[] }) {
  return (
    <Section title="Formulieren" id="forms">
      <Form action="/dev/ui" errors={errors} values={values} guard files>
        <Hidden name="key" value="7K4-29P" />
        <TextFields />
        <Choices />
        <Others />
        <Actions>
          <Button>Volgende</Button>
          <Button kind="secondary" name="save" value="later">
            Bewaar en ga later verder
          </Button>
          <Button kind="danger">Trek aanvraag in</Button>
          <Button kind="plain">Sla over</Button>
        </Actions>
      </Form>
      <Actions>
        <LinkButton href="#forms" small>
          Ga verder
        </LinkButton>
        <LinkButton href="#forms" small kind="secondary">
          Download
        </LinkButton>
        <PostButton action="/dev/ui" fields={{ id: '1' }} small kind="secondary">
          Stuur opnieuw
        </PostButton>
      </Actions>
    </Section>
  )
}

function TextFields() {
  return (
    <>
      <TextField name="name" label="Voornaam van uw kind" hint="Is uw kind nog niet geboren? Vul dan ‘baby’ in." />
      <TextField name="name_wrong" label="Voornaam van uw kind" hint="Zoals op de geboorteakte." />
      <TextField name="phone" label="Telefoon" type="tel" autocomplete="tel" width={16} optional />
      <TextField name="income" label="Inkomen" keyboard="decimal" prefix="€" suffix="per jaar" width={8} />
      <TextField name="code" label="Code" keyboard="numeric" autocomplete="one-time-code" width={4} value="123456" />
      <TextField name="secret" label="Wachtwoord" type="password" autocomplete="current-password" />
      <TextArea name="remarks" label="Wat moeten we nog weten?" maxLength={500} optional value="Noor slaapt slecht." />
      <Select name="group" label="Groep" options={days} empty="Kies een dag" short />
      <DateField name="start" label="Vanaf wanneer?" value={boxesOf(null)} hint="Bijvoorbeeld 1 3 2027" />
      <DateField name="born_wrong" label="Geboortedatum" autocomplete="bday" />
    </>
  )
}

function Choices() {
  return (
    <>
      <Chips name="days" label="Op welke dagen?" hint="U kunt meer dan één dag kiezen." options={days} />
      <Chips
        name="age"
        label="Leeftijd"
        single
        options={[
          { value: '0-3', label: '0–3 jaar' },
          { value: '3-12', label: '3–12 jaar' },
        ]}
      />
      <CheckGrid name="half_days" label="Welke halve dagen?" columns={shortDays} rows={halves} />
      <Radios name="speed" label="Hoe snel hebt u opvang nodig?" options={speeds} />
      <Radios name="speed_wrong" label="Hoe snel hebt u opvang nodig?" options={speeds} />
      <Checkboxes
        name="prices"
        label="Prijs"
        value={['income']}
        optional
        options={[
          { value: 'income', label: 'Prijs volgens inkomen' },
          { value: 'free', label: 'Vrije prijs', hint: 'De opvang kiest de prijs.' },
        ]}
      />
      <Checkbox name="agree" label="Ik geef toestemming om deze gegevens te delen" checked />
    </>
  )
}

function Others() {
  return (
    <>
      <Fieldset legend="Adres" hint="Waar uw kind woont.">
        <TextField name="street" label="Straat en nummer" autocomplete="address-line1" />
        <TextField name="postcode" label="Postcode" autocomplete="postal-code" width={8} />
      </Fieldset>
      <FileField name="file" label="Bestand" hint="CSV, hoogstens 40 MB." accept=".csv" />
      <FileField name="photos" label="Foto’s" multiple optional />
      <CopyField name="link" label="Link naar uw aanvraag" value="https://voorbeeld.example/a/7K4-29P" />
      <Narrow>
        <Hint>Een smal blok, zoals bij het inloggen.</Hint>
        <QrPicture size={7} path="M0 0h3v3h-3zM4 4h3v3h-3zM1 5h1v1h-1z" label="Voorbeeld van een QR-code" />
        <p>
          Of typ <code>JBSW Y3DP EHPK 3PXP</code>
        </p>
      </Narrow>
    </>
  )
}
