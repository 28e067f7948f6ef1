import { describe, expect, it } from 'vitest'
import { FACT_OPTIONS } from './fact-options.ts'
import { type GivenFacts, readNetworkFacts } from './read-network-facts.ts'

const KNOWN = new Set(['31', '32', '2A', '974', '978'])
const WHOLE: GivenFacts = {
  slug: 'essai-gers',
  name: ' Centres de santé d’essai ',
  'short-name': 'Essai',
  phone: '0536491220',
  'hours-fr': 'en semaine de 8 h à 20 h',
  'hours-en': 'weekdays from 8 am to 8 pm',
  departements: '32',
}
const read = (given: GivenFacts) => readNetworkFacts({ ...WHOLE, ...given }, KNOWN)
const faultsOf = (given: GivenFacts) => {
  const answer = read(given)
  return 'faults' in answer ? answer.faults.map((fault) => fault.option) : []
}

describe('the facts of a network', () => {
  it('are read from what was typed', () => {
    expect(read({})).toEqual({
      facts: {
        slug: 'essai-gers',
        name: 'Centres de santé d’essai',
        shortName: 'Essai',
        phone: '05 36 49 12 20',
        phoneHours: { fr: 'en semaine de 8 h à 20 h', en: 'weekdays from 8 am to 8 pm' },
        departements: ['32'],
        timeZone: 'Europe/Paris',
        language: 'fr',
      },
    })
  })

  it('each have a sentence that names the option and says what it takes, all at once', () => {
    const answer = readNetworkFacts({}, KNOWN)
    const faults = 'faults' in answer ? answer.faults : []
    expect(faults.map((fault) => fault.option)).toEqual(
      FACT_OPTIONS.filter((option) => option !== 'time-zone' && option !== 'language'),
    )
    for (const { option, sentence } of faults) {
      expect(sentence.fr).toMatch(new RegExp(`^--${option} manque\\. Donnez l.+, comme .+\\.$`))
      expect(sentence.en).toMatch(new RegExp(`^--${option} is missing\\. Give the .+, such as .+\\.$`))
    }
  })

  it.each<[keyof GivenFacts, string]>([
    ['slug', 'Le Gers'],
    ['slug', 'a'],
    ['name', '  '],
    ['name', 'x'.repeat(101)],
    ['short-name', 'Deux\nlignes'],
    ['phone', '053649122'],
    ['phone', 'appelez-nous'],
    ['hours-fr', ''],
    ['departements', '32,99'],
    ['departements', '32,'],
    ['time-zone', '+01:00'],
    ['time-zone', 'Europe/Nulle_Part'],
    ['language', 'de'],
  ])('--%s cannot be %j: the sentence repeats it', (option, value) => {
    expect(faultsOf({ [option]: value })).toEqual([option])
    const answer = read({ [option]: value })
    expect('faults' in answer && answer.faults[0]?.sentence.fr).toContain(`ne peut pas être « ${value} »`)
  })

  it('take the time of their départements, and ask for it where these have several', () => {
    const zone = (given: GivenFacts) => {
      const answer = read(given)
      return 'facts' in answer ? answer.facts.timeZone : answer.faults.map((fault) => fault.option)
    }
    expect(zone({ departements: '974' })).toBe('Indian/Reunion')
    expect(zone({ departements: '978' })).toBe('America/Marigot')
    expect(zone({ departements: '32, 31' })).toBe('Europe/Paris')
    expect(zone({ departements: '32,974' })).toEqual(['time-zone'])
    expect(zone({ departements: '32,974', 'time-zone': 'Europe/Paris' })).toBe('Europe/Paris')
  })

  it('hold each département once, in order, as INSEE writes it', () => {
    const answer = read({ departements: '32,2a,31,32' })
    expect('facts' in answer && answer.facts.departements).toEqual(['2A', '31', '32'])
  })
})
