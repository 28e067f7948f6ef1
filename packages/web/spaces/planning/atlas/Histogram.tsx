import type { AtlasText } from '../../../i18n/planning-atlas.fr.ts'
import { usePlanning } from '../planning-context.ts'
import type { AtlasFigures } from './atlas-figures.ts'
import { classColours } from './class-colours.ts'
import { LAYER_SPECS, type Layer } from './layers.ts'

interface Props {
  figures: AtlasFigures | undefined
  layer: Layer
  text: AtlasText
}

/** The legend of the map: a class a line, with its inhabitants. The strong line of the map stands in it too. */
export function Histogram({ figures, layer, text }: Props) {
  const { words } = usePlanning()
  const colours = classColours(layer)
  const { breakAt } = LAYER_SPECS[layer]
  const classes = figures?.classes ?? []
  const most = Math.max(1, ...classes.map(({ people }) => people))
  const last = classes.length - 1
  return (
    <table className="histogram">
      <caption className="vh">{text.lead.histogram}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {text.lead.heads[layer]}
          </th>
          <td />
          <th scope="col" className="n">
            {text.lead.heads.people}
          </th>
          <th scope="col" className="n">
            {text.lead.heads.share}
          </th>
        </tr>
      </thead>
      <tbody>
        {classes.map(({ from, upTo, people, share }, place) =>
          place === last && people === 0 ? null : (
            <tr key={`${from}-${upTo}`} className={place === breakAt ? 'is-break' : undefined}>
              <td className="c">
                <i className="swatch" style={{ background: colours[place] }} />
              </td>
              <th scope="row">{text.lead.className[layer](from, upTo, place === last)}</th>
              <td className="b">
                <i style={{ width: `${(people / most) * 100}%`, background: colours[place] }} />
              </td>
              <td className="n">{words.count(people)}</td>
              <td className="n">{words.percent(share)}</td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  )
}
