import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { openRequestTimes } from './request-times.ts';

export type Metrics = ReturnType<typeof openMetrics>;

/** Prometheus figures of this process; `GET /metrics` shows them. */
export const openMetrics = () => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = openRequestTimes('mendian_request_seconds', 'Requests by route and status');
  const deliveries = new Counter({
    name: 'mendian_deliveries_total',
    help: 'Outbox deliveries by subscriber and outcome',
    labelNames: ['subscriber', 'outcome'],
    registers: [registry],
  });
  const connections = new Gauge({
    name: 'mendian_feed_connections',
    help: 'Open feed connections',
    labelNames: ['kind'],
    registers: [registry],
  });
  const notices = new Counter({
    name: 'mendian_pay_notices_total',
    help: 'Payment notifications by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    /** Everything there is to tell. */
    text: async (): Promise<string> => `${await registry.metrics()}\n${requests.text()}`,
    ...{ requests, deliveries, connections, notices },
  };
};
