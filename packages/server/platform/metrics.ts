import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  requests: Histogram<'method' | 'route' | 'status'>
  refusals: Counter<'kind'>
  jobs: Counter<'task' | 'outcome'>
  liveScreens: Gauge
  travelFailures: Counter<'provider' | 'reason'>
}

/** Prometheus metrics of this process. Labels are route patterns and kinds, never a value from a request. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'maillage_' })
  return {
    registry,
    requests: new Histogram({
      name: 'maillage_http_request_duration_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 1, 3],
      registers: [registry],
    }),
    refusals: new Counter({
      name: 'maillage_refusals_total',
      help: 'Refusals by kind',
      labelNames: ['kind'],
      registers: [registry],
    }),
    jobs: new Counter({
      name: 'maillage_jobs_total',
      help: 'Jobs by task and outcome',
      labelNames: ['task', 'outcome'],
      registers: [registry],
    }),
    travelFailures: new Counter({
      name: 'maillage_travel_failures_total',
      help: 'Times the provider of travel times could not answer, by reason',
      labelNames: ['provider', 'reason'],
      registers: [registry],
    }),
    liveScreens: new Gauge({
      name: 'maillage_live_screens',
      help: 'Screens that follow changes',
      registers: [registry],
    }),
  }
}
