import type { RequestOptions } from 'node:http';
import { register } from 'node:module';

/**
 * Sends traces of requests, SQL and Redis to an OTLP endpoint such as `http://collector:4318`. It has to run before koa, mysql2
 * and ioredis are imported, so the program calls it first and imports the rest afterwards; in ES modules the hook must be
 * registered too, or the spans of koa and ioredis are missing without a word. Gives what flushes and stops it.
 */
export const startTracing = async (endpoint: string, serviceName = 'mendian'): Promise<() => Promise<void>> => {
  register('@opentelemetry/instrumentation/hook.mjs', import.meta.url);
  const [{ NodeSDK }, { OTLPTraceExporter }, http, koa, mysql2, ioredis] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-koa'),
    import('@opentelemetry/instrumentation-mysql2'),
    import('@opentelemetry/instrumentation-ioredis'),
  ]);
  const sdk = new NodeSDK({
    serviceName,
    traceExporter: new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` }),
    instrumentations: [
      // WeChat wants its secret and tokens in the query, and desks look for phones in it: no query is kept, of what is asked here or there.
      new http.HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url }) => quietPaths.has(url ?? ''),
        startIncomingSpanHook: () => ({ 'url.query': '' }),
        startOutgoingSpanHook: (request) => ({ 'url.full': addressOf(request) }),
      }),
      new koa.KoaInstrumentation(),
      // Statements are kept with `?` in the place of values: no phones or codes in traces.
      new mysql2.MySQL2Instrumentation({ maskStatement: true }),
      new ioredis.IORedisInstrumentation({ dbStatementSerializer: (command) => command }),
    ],
  });
  sdk.start();
  return () => sdk.shutdown();
};

const addressOf = ({ protocol, host, hostname, port, path }: RequestOptions): string =>
  `${protocol ?? 'http:'}//${hostname ?? host ?? ''}${port ? `:${port}` : ''}${(path ?? '').replace(/[?#].*$/s, '')}`;

/** Asked every few seconds by machines. */
const quietPaths = new Set(['/healthz', '/readyz', '/metrics']);
