import type { Bilingual } from './scenario.ts'
import type { StoryWorld } from './story-world.ts'

/** A scenario told step by step: test and documentation at once. Each step acts through the same doors as people do. */
export interface Story {
  scenario: string
  /** The instant at which it is played. */
  now: string
  title: Bilingual
  actors: Bilingual[]
  steps: StoryStep[]
}

export interface StoryStep {
  says: Bilingual
  run(world: StoryWorld): Promise<void>
}
