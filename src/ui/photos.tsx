export interface PhotoItem {
  key: string
  alt: string
  /** Of the large one. */
  width: number
  height: number
  small: string
  large: string
}

/** Photos beside each other; each leads to the large one. */
export function Photos({ photos }: { photos: readonly PhotoItem[] }) {
  return (
    <ul class="kd-photos" role="list">
      {photos.map(({ key, alt, width, height, small, large }) => (
        <li key={key}>
          <a href={large}>
            <img src={small} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
          </a>
        </li>
      ))}
    </ul>
  )
}
