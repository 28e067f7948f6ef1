import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Story } from './story.ts'
import { openStoryWorld, type StoryWorld } from './story-world.ts'

/** Plays a story as a test: a step is a sentence, and needs the ones before it. */
export function playStory(story: Story): void {
  describe(story.title.en, () => {
    let world: StoryWorld
    beforeAll(async () => {
      world = await openStoryWorld(story.scenario, story.now)
    })
    afterAll(() => world.app.close())
    for (const step of story.steps) it(step.says.en, () => step.run(world))
  })
}
