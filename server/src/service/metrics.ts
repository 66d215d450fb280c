import {collectDefaultMetrics, Gauge, Histogram, Registry} from 'prom-client';

/** What is measured of one request; names of routes, never of people or things. */
export interface Observed {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Figures for Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  private readonly requests: Histogram;

  /** `gauges` are asked when somebody looks. */
  constructor(gauges: Readonly<Record<string, {readonly help: string; readonly read: () => number}>> = {}) {
    collectDefaultMetrics({register: this.registry});
    this.requests = new Histogram({
      name: 'cop_request_duration_seconds',
      help: 'How long requests took, by route and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [this.registry],
    });
    for (const [name, {help, read}] of Object.entries(gauges)) {
      new Gauge({
        name,
        help,
        registers: [this.registry],
        collect() {
          this.set(read());
        },
      });
    }
  }

  observe({method, route, status, duration}: Observed): void {
    this.requests.observe({method, route, status: String(status)}, duration / 1_000);
  }

  async answer(): Promise<Response> {
    return new Response(await this.registry.metrics(), {headers: {'content-type': this.registry.contentType}});
  }
}
