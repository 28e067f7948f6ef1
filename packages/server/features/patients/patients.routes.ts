import { findBirthPlaces } from '@maillage/contract/birth-places.ts'
import * as contract from '@maillage/contract/patients.ts'
import * as relativesContract from '@maillage/contract/relatives.ts'
import { runAction } from '../../platform/action.ts'
import { callOf, callWithoutKey } from '../../platform/call-of.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import { addRelative } from './add-relative.ts'
import { askInsi } from './ask-insi.ts'
import { birthPlaces } from './birth-places.ts'
import { callInsi } from './call-insi.ts'
import { changeIdentity } from './change-identity.ts'
import { confirmRelative } from './confirm-relative.ts'
import { createPatient } from './create-patient.ts'
import { mergePatients } from './merge-patients.ts'
import { patientsAccess } from './patients.access.ts'
import type { PatientsDependencies } from './patients-dependencies.ts'
import { proposeDuplicates } from './propose-duplicates.ts'
import { readPatientRecord } from './read-patient-record.ts'
import { recordIdentityDocument } from './record-identity-document.ts'
import { searchBirthPlaces } from './search-birth-places.ts'
import { undoMerge } from './undo-merge.ts'

/** Who a patient is: the record, its identity and how surely it is known, duplicates and their merge. */
export function patientsRoutes(deps: PatientsDependencies): App {
  const router = createRouter()
  records(router, deps)
  relatives(router, deps)
  duplicates(router, deps)
  births(router, deps)
  return router
}

function records(router: App, deps: PatientsDependencies): void {
  const { platform } = deps
  router.openapi(guarded(contract.readPatientRecord, readPatientRecord), async (c) => {
    const input = { networkId: await deps.network.id(), patientId: c.req.valid('param').id }
    return c.json(await runAction(platform, readPatientRecord, await callOf(c), input), 200)
  })
  router.openapi(guarded(contract.createPatient, createPatient), async (c) => {
    const input = { networkId: await deps.network.id(), patient: c.req.valid('json') }
    return c.json(await runAction(platform, createPatient, await callOf(c), input), 201)
  })
  router.openapi(guarded(contract.changeIdentity, changeIdentity), async (c) => {
    const patientId = c.req.valid('param').id
    const input = { networkId: await deps.network.id(), patientId, change: c.req.valid('json') }
    return c.json(await runAction(platform, changeIdentity, await callOf(c), input), 200)
  })
  router.openapi(guarded(contract.recordIdentityDocument, recordIdentityDocument), async (c) => {
    const patientId = c.req.valid('param').id
    const input = { networkId: await deps.network.id(), patientId, ...c.req.valid('json') }
    return c.json(await runAction(platform, recordIdentityDocument, await callOf(c), input), 200)
  })
  router.openapi(guarded(contract.callInsi, askInsi), async (c) => {
    const patientId = c.req.valid('param').id
    const input = { networkId: await deps.network.id(), patientId, ...c.req.valid('json') }
    return c.json(await callInsi(deps, await callWithoutKey(c), input), 200)
  })
}

function relatives(router: App, deps: PatientsDependencies): void {
  const { platform } = deps
  router.openapi(guarded(relativesContract.addRelative, addRelative), async (c) => {
    const patientId = c.req.valid('param').id
    const input = { networkId: await deps.network.id(), patientId, relative: c.req.valid('json') }
    return c.json(await runAction(platform, addRelative, await callOf(c), input), 201)
  })
  router.openapi(guarded(relativesContract.confirmRelative, confirmRelative), async (c) => {
    const { id: patientId, contactId } = c.req.valid('param')
    const input = { networkId: await deps.network.id(), patientId, contactId, ...c.req.valid('json') }
    return c.json(await runAction(platform, confirmRelative, await callOf(c), input), 200)
  })
}

function duplicates(router: App, deps: PatientsDependencies): void {
  const { platform } = deps
  router.openapi(guarded(contract.proposeDuplicates, proposeDuplicates), async (c) => {
    const input = { networkId: await deps.network.id(), patientId: c.req.valid('param').id }
    return c.json(await runAction(platform, proposeDuplicates, await callOf(c), input), 200)
  })
  router.openapi(guarded(contract.mergePatients, mergePatients), async (c) => {
    const keptId = c.req.valid('param').id
    const input = { networkId: await deps.network.id(), keptId, ...c.req.valid('json') }
    return c.json(await runAction(platform, mergePatients, await callOf(c), input), 200)
  })
  router.openapi(guarded(contract.undoMerge, undoMerge), async (c) => {
    const input = { networkId: await deps.network.id(), mergeId: c.req.valid('param').id }
    return c.json(await runAction(platform, undoMerge, await callOf(c), input), 200)
  })
}

/** The ground, which is nobody's: for whoever writes where a patient was born. */
function births(router: App, { centre }: PatientsDependencies): void {
  const operation = { name: 'find-birth-places', access: patientsAccess['find-birth-places'] }
  router.openapi(guarded(findBirthPlaces, operation), async (c) => {
    const { q, limit } = c.req.valid('query')
    return c.json({ items: searchBirthPlaces(await birthPlaces(), q, limit, await centre?.()) }, 200)
  })
}
