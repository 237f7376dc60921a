interface MailAddressProps {
  address: string
}

/** A mail address that breaks where people would break it, after a sign, in a column that is too narrow for it. */
export function MailAddress({ address }: MailAddressProps) {
  const parts = address.split(/(?<=[@.])/)
  return (
    <>
      {parts.map((part, index) => (
        <>
          {index > 0 && <wbr />}
          {part}
        </>
      ))}
    </>
  )
}
