import type { Command } from './command.ts'

/** Every command but `help`, in the order of the help page; a module is loaded only when its command is named. */
export const commandLoaders: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['serve', async () => (await import('./commands/serve.ts')).serve],
  ['scenario', async () => (await import('./commands/scenario.ts')).scenario],
  ['db', async () => (await import('./commands/db.ts')).db],
  ['network', async () => (await import('./commands/network.ts')).network],
  ['account', async () => (await import('./commands/account.ts')).account],
  ['audit', async () => (await import('./commands/audit.ts')).audit],
  ['retention', async () => (await import('./commands/retention.ts')).retention],
  ['rights', async () => (await import('./commands/rights.ts')).rights],
  ['territory', async () => (await import('./commands/territory.ts')).territory],
  ['import', async () => (await import('./commands/import.ts')).importCommand],
  ['share', async () => (await import('./commands/share.ts')).share],
  ['whatif', async () => (await import('./commands/whatif.ts')).whatif],
  ['trajectory', async () => (await import('./commands/trajectory.ts')).trajectory],
  ['slots', async () => (await import('./commands/slots.ts')).slots],
  ['site', async () => (await import('./commands/site.ts')).site],
  ['backup', async () => (await import('./commands/backup.ts')).backup],
  ['restore', async () => (await import('./commands/restore.ts')).restore],
])
