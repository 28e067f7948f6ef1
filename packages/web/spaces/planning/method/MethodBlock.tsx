import type { Block } from './method-block.ts'

/** One piece of a section: a sentence, a list, a formula or commands as they are typed, a table. */
export function MethodBlock({ block }: { block: Block }) {
  if (typeof block === 'string') return <p>{block}</p>
  if ('list' in block)
    return (
      <ul>
        {block.list.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if ('code' in block)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
      <section className="scroll" aria-label={block.label} tabIndex={0}>
        <pre>
          <code>{block.code}</code>
        </pre>
      </section>
    )
  const [head, ...rows] = block.rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="scroll" aria-label={block.caption} tabIndex={0}>
      <table>
        <caption className="vh">{block.caption}</caption>
        <thead>
          <tr>
            {head?.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...cells]) => (
            <tr key={first}>
              <th scope="row">{first}</th>
              {cells.map((cell, place) => (
                <td key={`${head?.[place + 1]}`}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
