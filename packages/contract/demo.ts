import { createRoute, z } from '@hono/zod-openapi'
import { body, Bilingual, Id, json } from './common.ts'
import { StaffRole } from './members.ts'
import { SignedIn, signInProblems } from './sign-in.ts'

/** An account of a scenario: one press signs in. */
export const DemoAccount = z
  .object({
    id: Id,
    displayName: z.string(),
    role: StaffRole,
    place: Bilingual.nullable().openapi({ description: 'Where, when it is not the whole network' }),
  })
  .openapi('DemoAccount')
export type DemoAccount = z.infer<typeof DemoAccount>

/** Empty in production, and on a network that no scenario made. */
export const demoAccounts = createRoute({
  method: 'get',
  path: '/api/sign-in/demo',
  responses: { 200: json(z.object({ items: z.array(DemoAccount) }), 'The demo accounts'), ...signInProblems },
})

/** Refused with 404 `no-such-demo-account` everywhere but in a demonstration. */
export const signInToDemo = createRoute({
  method: 'post',
  path: '/api/sign-in/demo',
  request: body(z.object({ accountId: Id })),
  responses: { 200: json(z.object({ signedIn: SignedIn }), 'Signed in'), ...signInProblems },
})
