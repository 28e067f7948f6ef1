import type { Io } from './command.ts'

const text = {
  fr: {
    unknown: (option: string) => `L’option ${option} n’existe pas pour cette commande.`,
    valueMissing: (option: string) => `L’option ${option} attend une valeur.`,
    valueUnwanted: (option: string) => `L’option ${option} ne prend pas de valeur.`,
  },
  en: {
    unknown: (option: string) => `There is no option ${option} for this command.`,
    valueMissing: (option: string) => `The option ${option} takes a value.`,
    valueUnwanted: (option: string) => `The option ${option} takes no value.`,
  },
}

/** Names the option that `parseArgs` refused, in a sentence before the usage. Other errors are no misuse, and are thrown. */
export function sayWrongOption(error: unknown, io: Io): void {
  const { code, message } = error as { code?: string; message: string }
  if (!code?.startsWith('ERR_PARSE_ARGS_')) throw error
  const option = /'(?:-\w, )?(--?[^' =]+)/.exec(message)?.[1]
  if (option === undefined) return
  const words = text[io.lang]
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') io.err(words.unknown(option))
  else if (/does not take an argument/.test(message)) io.err(words.valueUnwanted(option))
  else io.err(words.valueMissing(option))
}
