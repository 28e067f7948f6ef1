/** The shape of a screen while it comes. `label`: said to those who do not see it. */
export function Waiting({ label }: { label?: string }) {
  return (
    <main aria-busy="true">
      {label ? (
        <p className="vh" role="status">
          {label}
        </p>
      ) : null}
      <div className="head" />
    </main>
  )
}
