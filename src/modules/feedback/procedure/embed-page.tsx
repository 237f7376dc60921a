import { Actions, Framed, LinkButton, useView } from '../../../ui/index.ts'
import { procedurePath, tellPath } from './house.ts'
import type { House } from './house-queries.ts'

/** For the house's own website, in a frame: two buttons that lead out of it; nothing is asked or kept here. */
export function EmbedPage({ house }: { house: House }) {
  const { t } = useView()
  return (
    <Framed title={t('procedure.embed.title', { house: house.name })}>
      <p>{t('procedure.embed.text')}</p>
      <Actions>
        <LinkButton href={tellPath(house, 'embed')} opens="top">
          {t('procedure.tell')}
        </LinkButton>
        <LinkButton href={procedurePath(house)} kind="secondary" opens="top">
          {t('procedure.embed.how')}
        </LinkButton>
      </Actions>
    </Framed>
  )
}
