import {
  changeMember as changeRoute,
  inviteMember as inviteRoute,
  listMembers as listRoute,
  recoverMember as recoverRoute,
  revokeMember as revokeRoute,
  withdrawInvitation as withdrawRoute,
} from '@maillage/contract/members.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, type AppContext, createRouter } from '../../platform/http.ts'
import { runReading } from '../../platform/reading.ts'
import { runUnkept } from '../sign-in/run-unkept.ts'
import type { SignInDependencies } from '../sign-in/sign-in-dependencies.ts'
import { changeMember } from './change-member.ts'
import { inviteMember } from './invite-member.ts'
import { listMembers } from './list-members.ts'
import { recoverMember } from './recover-member.ts'
import { revokeMember } from './revoke-member.ts'
import { withdrawInvitation } from './withdraw-invitation.ts'

/** The members of the network. Each change answers with the list as it stands. */
export function membersRoutes(deps: SignInDependencies): App {
  const { platform, network, publicUrl } = deps
  const router = createRouter()
  const list = async (c: AppContext) =>
    runReading(platform, listMembers, await c.get('actor')(), { networkId: await network.id() })
  const ofMember = async (id: string) => ({ networkId: await network.id(), membershipId: id })
  router.openapi(guarded(listRoute, listMembers), async (c) => c.json(await list(c), 200))
  router.openapi(guarded(inviteRoute, inviteMember), async (c) => {
    const input = { networkId: await network.id(), publicUrl, ...c.req.valid('json') }
    await runUnkept(c, platform, inviteMember, input)
    return c.json(await list(c), 201)
  })
  router.openapi(guarded(withdrawRoute, withdrawInvitation), async (c) => {
    const input = { networkId: await network.id(), invitationId: c.req.valid('param').id }
    await runUnkept(c, platform, withdrawInvitation, input)
    return c.json(await list(c), 200)
  })
  router.openapi(guarded(changeRoute, changeMember), async (c) => {
    const input = { ...(await ofMember(c.req.valid('param').id)), ...c.req.valid('json') }
    await runUnkept(c, platform, changeMember, input)
    return c.json(await list(c), 200)
  })
  router.openapi(guarded(revokeRoute, revokeMember), async (c) => {
    await runUnkept(c, platform, revokeMember, await ofMember(c.req.valid('param').id))
    return c.json(await list(c), 200)
  })
  router.openapi(guarded(recoverRoute, recoverMember), async (c) => {
    const input = { ...(await ofMember(c.req.valid('param').id)), publicUrl }
    await runUnkept(c, platform, recoverMember, input)
    return c.json(await list(c), 200)
  })
  return router
}
