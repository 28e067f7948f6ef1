import { type InsiService, unconnectedInsi } from './insi-service.ts'
import { simulatedInsi } from './simulated-insi.ts'

/** The INSi of a deployment. The real one needs certificates, which nothing configures yet: production says so. */
export function chooseInsi({ production }: { production: boolean }): InsiService {
  return production ? unconnectedInsi : simulatedInsi
}
