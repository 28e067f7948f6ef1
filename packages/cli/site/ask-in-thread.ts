import { Worker } from 'node:worker_threads'
import { askSiting, type SitingAsk } from '@maillage/planning/siting/siting-worker.ts'

/** Runs a siting in a thread of its own, which is ended afterwards. */
export async function askInThread(ask: Omit<SitingAsk, 'canShare'>): ReturnType<typeof askSiting> {
  const thread = new Worker(new URL('./siting-thread.ts', import.meta.url))
  const failed = new Promise<never>((_, reject) => thread.once('error', reject))
  try {
    const answer = askSiting(
      {
        post: (message) => thread.postMessage(message),
        listen: (take) => thread.on('message', take),
        end: () => void thread.terminate(),
      },
      { ...ask, canShare: true },
    )
    return await Promise.race([answer, failed])
  } finally {
    await thread.terminate()
  }
}
