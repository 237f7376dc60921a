import { localDay } from '../../../lib/days.ts'
import { longDay } from '../../../lib/format.ts'
import type { FieldError, Typed } from '../../../platform/form.ts'
import {
  Actions,
  Alert,
  Button,
  Card,
  Cluster,
  DataList,
  Details,
  EmptyState,
  Form,
  Grid,
  Hidden,
  LinkButton,
  Page,
  PrintButton,
  Quote,
  Section,
  Stack,
  Tag,
  TextArea,
  Timeline,
  type TimelineItem,
  useView,
} from '../../../ui/index.ts'
import { halfDaysInWords } from '../../locations/rules.ts'
import { wordsLimit } from '../asked.ts'
import { isOpenOn, otherDays } from './offer.ts'
import { ClosureList } from './closed-page.tsx'
import type { OwnOffer, ShownOffer } from './own-offers.ts'
import { priceInWords } from './price.ts'
import type { Along, TogetherOffer } from './together.ts'
import { AloneNotice, TogetherCard } from './together-page.tsx'

/** Where a family takes the places of its children in one go. */
const takeTogether = '/aanvraag/aanbod/samen'

export interface OffersPageProps {
  readonly offers: readonly ShownOffer[]
  /** What can be taken for several children in one go. */
  readonly together: readonly TogetherOffer[]
  /** One of the places was gone: nothing was taken. */
  readonly notTaken?: boolean | undefined
}

/** All open offers side by side, child by child. */
export function OffersPage({ offers, together, notTaken = false }: OffersPageProps) {
  const { t } = useView()
  const byChild = Map.groupBy(offers, ({ own }) => own.id)
  return (
    <Page
      title={t('answers.offers.title')}
      back={{ label: t('requests.status.title'), href: '/aanvraag' }}
      intro={offers.length > 1 ? t('answers.offers.intro') : undefined}
      notice={
        notTaken && (
          <Alert kind="warn" live>
            {t('answers.together.changed')}
          </Alert>
        )
      }
    >
      {offers.length === 0 && (
        <EmptyState title={t('answers.offers.none.title')}>{t('answers.offers.none.body')}</EmptyState>
      )}
      {together.map((one) => (
        <TogetherCard key={one.location.id} together={one} action={takeTogether} />
      ))}
      {[...byChild.values()].map((ofChild) => (
        <Section key={ofChild[0]?.own.id} title={t('answers.offers.of', { child: ofChild[0]?.own.childName ?? '' })}>
          <Grid>
            {ofChild.map((one) => (
              <OfferCard key={one.offer.id} {...one} />
            ))}
          </Grid>
        </Section>
      ))}
      {offers.length > 0 && <PrintButton />}
    </Page>
  )
}

function OfferCard(one: ShownOffer) {
  const { t } = useView()
  const { choice, offer, own } = one
  return (
    <Card title={choice.location.name} level={3}>
      <Stack>
        <Cluster>
          <OtherDays {...one} />
        </Cluster>
        <OfferList {...one} />
        <Actions>
          <LinkButton href={`/aanvraag/aanbod/${offer.id}`}>
            {t('answers.offers.see')}
            <span class="kd-hidden">
              : {t('answers.offers.see-of', { location: choice.location.name, child: own.childName })}
            </span>
          </LinkButton>
        </Actions>
      </Stack>
    </Card>
  )
}

/** What is not as it was asked. */
function OtherDays({ own, offer }: OwnOffer) {
  const { t } = useView()
  return (
    <>
      {otherDays(offer.halfDays, own.halfDays) && <Tag tone="warn">{t('answers.offer.other-days')}</Tag>}
      {offer.untilOn !== null && <Tag tone="warn">{t('answers.offer.for-a-while')}</Tag>}
    </>
  )
}

function OfferList({ choice, offer, closed }: ShownOffer) {
  const { t, lang } = useView()
  const { place, address } = choice.location
  const where = [address, place].filter(Boolean).join(', ')
  return (
    <DataList
      stacked
      items={[
        { label: t('answers.offer.days'), value: halfDaysInWords(offer.halfDays, t, lang) },
        { label: t('answers.offer.start'), value: longDay(offer.startOn, lang) },
        ...(offer.untilOn === null ? [] : [{ label: t('answers.offer.end'), value: longDay(offer.untilOn, lang) }]),
        ...(offer.ageGroupName === null ? [] : [{ label: t('answers.offer.group'), value: offer.ageGroupName }]),
        ...(where === '' ? [] : [{ label: t('answers.offer.where'), value: where }]),
        ...(closed.length === 0
          ? []
          : [{ label: t('answers.offer.closed'), value: <ClosureList closures={closed} /> }]),
        { label: t('answers.offer.price'), value: <Price {...choice.location} /> },
        { label: t('answers.offer.until'), value: <strong>{longDay(offer.answerBy, lang)}</strong> },
      ]}
    />
  )
}

function Price({ land, registerId, name, price }: OwnOffer['choice']['location']) {
  const { t, lang } = useView()
  const words = priceInWords(price, t, lang)
  if (words !== '') return <>{words}</>
  // Nothing is said of it: what there is stands on the page of the location.
  return (
    <a href={`/opvang/${land}/${encodeURIComponent(registerId)}`}>
      {t('answers.offer.price.see')}
      <span class="kd-hidden"> {name}</span>
    </a>
  )
}

export interface OfferPageProps extends ShownOffer {
  readonly today: Temporal.PlainDate
  /** The other children, where they want to come along. */
  readonly along: readonly Along[]
  /** What can be taken here for several children in one go. */
  readonly together?: TogetherOffer | undefined
  readonly notice?: 'asked' | 'placed' | undefined
  readonly typed?: Typed
  readonly errors?: readonly FieldError[]
  /** Something changed while the family was deciding: these were its words. */
  readonly overtaken?: { readonly words: string } | undefined
}

/** One offer: what it is, and the three things a family can do with it. */
export function OfferPage(props: OfferPageProps) {
  const { own, choice, offer, today, notice, overtaken, errors = [] } = props
  const { t } = useView()
  const open = offer.state === 'open' && isOpenOn(offer, today)
  const location = choice.location.name
  return (
    <Page
      title={t('answers.offer.page', { child: own.childName, location })}
      back={{ label: t('answers.offers.title'), href: '/aanvraag/aanbod' }}
      tags={<OtherDays {...props} />}
      errors={errors}
      notice={
        <>
          {notice && (
            <Alert kind={notice === 'asked' ? 'ok' : 'warn'} live>
              {notice === 'asked' ? t('answers.notice.asked', { location }) : t('answers.notice.placed')}
            </Alert>
          )}
          {overtaken && (
            <Alert kind="warn" title={t('requests.overtaken.title')} live>
              <p>{t('requests.overtaken.body')}</p>
              {overtaken.words !== '' && <Quote>{overtaken.words}</Quote>}
            </Alert>
          )}
        </>
      }
      aside={<Talk {...props} />}
    >
      {!open && <Alert kind="info">{t(`answers.offer.over.${offer.state === 'open' ? 'lapsed' : offer.state}`)}</Alert>}
      <OfferList {...props} />
      {offer.words !== '' && (
        <>
          <p>{t('requests.letter.words', { desk: location })}</p>
          <Quote>{offer.words}</Quote>
        </>
      )}
      {open && <Decide {...props} />}
    </Page>
  )
}

function Decide(props: OfferPageProps) {
  const { own, choice, offer, along, together, typed = {}, errors = [] } = props
  const { t } = useView()
  const wrong = (field: string) => errors.some((error) => error.field === field)
  return (
    <Section title={t('answers.decide.title')} id="beslis">
      {together && <TogetherCard together={together} action={takeTogether} level={3} />}
      {together && <h3>{t('answers.together.only', { child: own.childName })}</h3>}
      <AloneNotice child={own.childName} along={along} />
      <p>{t('answers.decide.accept.means')}</p>
      <Form action={`/aanvraag/aanbod/${offer.id}/aannemen`}>
        <Hidden name="versie" value={String(choice.version)} />
        <Actions>
          <Button kind={together ? 'secondary' : undefined}>{t('answers.decide.accept')}</Button>
        </Actions>
      </Form>
      <Details summary={t('answers.decide.ask')} open={wrong('words')}>
        <AskForm {...props} typed={typed} errors={errors} offerId={offer.id} />
      </Details>
      <Details summary={t('answers.decide.decline')} open={wrong('decline_words')}>
        <p>{t('answers.decide.decline.means')}</p>
        <Form action={`/aanvraag/aanbod/${offer.id}/weigeren`} values={typed} errors={errors}>
          <Hidden name="keuze" value={choice.id} />
          <Hidden name="versie" value={String(choice.version)} />
          <TextArea
            name="decline_words"
            label={t('answers.decide.decline.words')}
            hint={t('answers.decide.decline.hint')}
            maxLength={wordsLimit}
            rows={3}
            optional
          />
          <Actions>
            <Button kind="danger">{t('answers.decide.decline.send')}</Button>
          </Actions>
        </Form>
      </Details>
    </Section>
  )
}

export interface AskFormProps {
  readonly choice: OwnOffer['choice']
  readonly typed: Typed
  readonly errors: readonly FieldError[]
  /** The offer it is about: the page to come back to. */
  readonly offerId?: string
}

/** A question to the location; no term stops for it. */
export function AskForm({ choice, typed, errors, offerId }: AskFormProps) {
  const { t } = useView()
  return (
    <Form action={`/aanvraag/vraag/${choice.id}`} values={typed} errors={errors} guard>
      <Hidden name="versie" value={String(choice.version)} />
      {offerId !== undefined && <Hidden name="aanbod" value={offerId} />}
      <TextArea
        name="words"
        label={t('answers.ask.words', { location: choice.location.name })}
        maxLength={wordsLimit}
        rows={4}
      />
      <Actions>
        <Button kind="secondary">{t('answers.ask.send')}</Button>
      </Actions>
    </Form>
  )
}

/** What family and location said to each other about it. */
function Talk({ own, choice }: OwnOffer) {
  const { t, lang } = useView()
  const said = own.history.filter(
    ({ choiceId, kind }) => choiceId === choice.id && (kind === 'family_asked' || kind === 'told_family'),
  )
  if (said.length === 0) return null
  const items = said.map(({ kind, at, words }): TimelineItem => {
    const day = localDay(at, own.desk.zone)
    const title = kind === 'family_asked' ? 'requests.event.family_asked' : 'requests.event.told_family'
    return {
      state: 'done',
      title: t(title, { location: choice.location.name }),
      when: longDay(day, lang),
      dateTime: day.toString(),
      words: <Quote>{words}</Quote>,
    }
  })
  return (
    <Card title={t('answers.talk.title')}>
      <Timeline items={items} />
    </Card>
  )
}
