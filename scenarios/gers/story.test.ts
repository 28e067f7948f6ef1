import { playStory } from '../play-story.ts'
import { story } from './story.ts'

playStory(story)
