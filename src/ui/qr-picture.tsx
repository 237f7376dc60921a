interface QrPictureProps {
  /** Squares on a side. */
  size: number
  /** The dark squares. */
  path: string
  label: string
}

/** A QR code, dark on light in every house style: readers need it. */
export function QrPicture({ size, path, label }: QrPictureProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      width="220"
      height="220"
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
