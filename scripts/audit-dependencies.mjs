import { spawnSync } from 'node:child_process'
import { say } from './console.mjs'
import { root } from './toolchain.mjs'
import { judgeAudit } from './judge-audit.mjs'

/** Asks the registry what is known against the packages of the lock file. Fails on high and critical faults only. */
const { stdout } = spawnSync('npm', ['audit', '--json'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  shell: process.platform === 'win32',
  timeout: 120_000,
})
const { sentence, passes } = judgeAudit(stdout)
say(sentence)
process.exitCode = passes ? 0 : 1
