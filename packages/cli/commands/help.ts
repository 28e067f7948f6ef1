import type { Command, Io } from '../command.ts'
import { commandLoaders } from '../registry.ts'

const text = {
  fr: {
    intro: 'Maillage, la plateforme ouverte des soins primaires d’un territoire.',
    usage: 'Utilisation : maillage <commande> [options]',
    commands: 'Commandes :',
    options: 'Options communes :',
    lang: '--lang fr|en   la langue des phrases (fr par défaut)',
    json: '--json         une réponse qu’un programme peut lire',
    more: 'Le détail d’une commande : maillage help <commande>',
    command: (name: string, summary: string) => `maillage ${name} : ${summary}`,
    unknown: (name: string) => `La commande « ${name} » n’existe pas. La liste : maillage help`,
  },
  en: {
    intro: 'Maillage, the open platform for the primary care of a territory.',
    usage: 'Usage: maillage <command> [options]',
    commands: 'Commands:',
    options: 'Options of all commands:',
    lang: '--lang fr|en   the language of the sentences (fr by default)',
    json: '--json         an answer that a program can read',
    more: 'More on a command: maillage help <command>',
    command: (name: string, summary: string) => `maillage ${name}: ${summary}`,
    unknown: (name: string) => `There is no command "${name}". The list: maillage help`,
  },
}

export const help: Command = {
  name: 'help',
  summary: { fr: 'dire ce que fait chaque commande', en: 'say what each command does' },
  usage: { fr: 'maillage help [commande]', en: 'maillage help [command]' },
  async run(args, io) {
    const name = args[0]
    if (name === undefined) return printOverview(io)
    const load = name === 'help' ? async () => help : commandLoaders.get(name)
    if (!load) {
      io.err(text[io.lang].unknown(name))
      return 2
    }
    return printCommand(await load(), io)
  },
}

async function printOverview(io: Io): Promise<number> {
  const commands = [...(await Promise.all([...commandLoaders.values()].map((load) => load()))), help]
  if (io.json) {
    const listed = commands.map((command) => ({ name: command.name, summary: command.summary[io.lang] }))
    io.out(JSON.stringify({ commands: listed }))
    return 0
  }
  const words = text[io.lang]
  const width = Math.max(...commands.map((command) => command.name.length))
  for (const line of [words.intro, '', words.usage, '', words.commands]) io.out(line)
  for (const command of commands) io.out(`  ${command.name.padEnd(width)}  ${command.summary[io.lang]}`)
  for (const line of ['', words.options, `  ${words.lang}`, `  ${words.json}`, '', words.more]) io.out(line)
  return 0
}

function printCommand(command: Command, io: Io): number {
  const summary = command.summary[io.lang]
  const usage = command.usage[io.lang]
  if (io.json) io.out(JSON.stringify({ name: command.name, summary, usage }))
  else for (const line of [text[io.lang].command(command.name, summary), '', usage]) io.out(line)
  return 0
}
