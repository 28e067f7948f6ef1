import { parentPort } from 'node:worker_threads'
import { loadProgramSolver } from '@maillage/planning/solver/solve-program.ts'
import { serveSiting } from '@maillage/planning/siting/siting-worker.ts'

/** The thread that searches, so that Ctrl-C and progress are heard while the solver runs. */
serveSiting(
  {
    post: (message) => parentPort?.postMessage(message),
    listen: (take) => parentPort?.on('message', take),
  },
  { loadSolver: () => loadProgramSolver(), pause: () => new Promise((resolve) => setImmediate(resolve)) },
)
