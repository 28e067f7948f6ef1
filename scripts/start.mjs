import { spawn, spawnSync } from 'node:child_process'
import { say, stop } from './console.mjs'
import { installIfMissing } from './install.mjs'
import { projectEnvironment, projectNode, requireNode, root } from './toolchain.mjs'
import { webBuildArguments, webBuildIsStale } from './web-build.mjs'

requireNode()
installIfMissing()
buildWebIfStale()
serve(process.argv.slice(2))

function buildWebIfStale() {
  if (!webBuildIsStale()) return
  say('Construction de l’application web.')
  const result = spawnSync(projectNode(), webBuildArguments, {
    cwd: root,
    env: projectEnvironment({ NODE_ENV: 'production' }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (result.status !== 0) stop('La construction de l’application web a échoué ; le détail est au-dessus.')
}

/** Runs the server, hands it the signals that this process receives, and ends as it ends. */
function serve(options) {
  const server = spawn(projectNode(), ['packages/cli/main.ts', 'serve', ...options], {
    cwd: root,
    env: projectEnvironment(),
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  whenNpmIsGone(() => server.kill('SIGTERM'))
  server.on('error', (error) => stop(`Le serveur n’a pas pu démarrer : ${error.message}`))
  server.on('exit', (code) => process.exit(code ?? 1))
}

/** A SIGTERM sent to npm ends npm and its shell, and never reaches this process: their absence says as much. */
function whenNpmIsGone(act) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, 250)
  watch.unref()
}
