import { randomBytes } from 'node:crypto';
import type { Context as Koa, Next } from 'koa';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import { renderError, refuseUnanswered } from './render-errors.ts';

const idForm = /^[0-9A-Za-z_-]{8,64}$/;

/** An id has to be nobody else's, not unguessable: this process's own beginning, and a count. */
const processPart = randomBytes(6).toString('base64url');
let requestsSeen = 0;

/**
 * What every request gets, whatever becomes of it: an id and the headers of a safe page before it is answered, a response if it
 * fails, one line and one figure after it. All in one step, since each step around an answer costs a promise or two of its own.
 */
export const watchRequests = (log: Log, metrics: Pick<Metrics, 'requests'>) => {
  const observe = observer(log, metrics);
  return async (koa: Koa, next: Next): Promise<void> => {
    const beganMs = performance.now();
    koa.state['beganMs'] = beganMs;
    identify(koa);
    secure(koa);
    try {
      await next();
      refuseUnanswered(koa);
    } catch (error) {
      renderError(log, koa, error);
    }
    observe(koa, performance.now() - beganMs);
  };
};

/** Gives the request an id, taken over from a proxy that has given one; errors and log lines carry it. */
const identify = (koa: Koa): void => {
  const given = koa.req.headers['x-request-id'];
  const id = typeof given === 'string' && idForm.test(given) ? given : `${processPart}-${(requestsSeen += 1).toString(36)}`;
  koa.state['requestId'] = id;
  koa.res.setHeader('x-request-id', id);
};

/** What a page of ours may do: nothing from elsewhere, and only the demo desk frames our pages. What is under `/api/` is no page. */
const secure = ({ path, res }: Koa): void => {
  res.setHeader('x-content-type-options', 'nosniff');
  if (path.startsWith('/api/')) return;
  res.setHeader('referrer-policy', 'no-referrer');
  res.setHeader('x-frame-options', 'SAMEORIGIN');
};

/**
 * One line and one figure a request: its route (not its address, so that ids make no series), status and time. Never a query, a
 * body or a header.
 */
const observer = (log: Log, { requests }: Pick<Metrics, 'requests'>) => {
  const isTold = { warn: log.isLevelEnabled('warn'), debug: log.isLevelEnabled('debug') };
  return (koa: Koa, ms: number): void => {
    const { method, status } = koa;
    const route = (koa.state['route'] as string | undefined) ?? 'other';
    requests.observe(method, route, status, ms / 1000);
    const level = status >= 500 ? 'warn' : 'debug';
    if (isTold[level])
      log[level]({ requestId: koa.state['requestId'] as string, method, route, status, ms: Math.round(ms * 10) / 10 }, 'request');
  };
};
