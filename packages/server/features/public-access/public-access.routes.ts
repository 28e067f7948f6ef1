import {
  exportDepartementAccess as departementRoute,
  readCommuneAccess as communeRoute,
} from '@maillage/contract/public-access.ts'
import { guarded } from '../../platform/guarded-route.ts'
import { type App, createRouter } from '../../platform/http.ts'
import type { AtlasDependencies } from '../atlas/atlas-dependencies.ts'
import { exportDepartementAccess } from './export-departement-access.ts'
import { publicAccessAccess } from './public-access.access.ts'
import { readCommuneAccess } from './read-commune-access.ts'

const operation = (name: keyof typeof publicAccessAccess) => ({ name, access: publicAccessAccess[name] })

const A_WHILE = 'public, max-age=15'

/** The real access of each commune, for anybody: no account, no cookie. */
export function publicAccessRoutes(deps: AtlasDependencies): App {
  const router = createRouter()
  router.openapi(guarded(communeRoute, operation('read-commune-access')), async (c) => {
    const access = await readCommuneAccess(deps, c.req.valid('param').code)
    c.header('cache-control', A_WHILE)
    return c.json(access, 200)
  })
  router.openapi(guarded(departementRoute, operation('export-departement-access')), async (c) => {
    const { departement } = c.req.valid('param')
    const table = await exportDepartementAccess(deps, departement)
    c.header('cache-control', A_WHILE)
    c.header('content-disposition', `attachment; filename="acces-${departement}.csv"`)
    return c.body(table, 200, { 'content-type': 'text/csv; charset=utf-8' })
  })
  return router
}
