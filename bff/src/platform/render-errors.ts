import type { Context as Koa } from 'koa';
import { DomainError, refuse } from '@mendian/shared/kernel/errors.ts';
import { isContention, isGone } from './database-errors.ts';
import type { Log } from './log.ts';

/** The only place an exception becomes a response: refusals as they are, everything else as a fault that is logged. */
export const renderError = (log: Log, koa: Koa, error: unknown): void => {
  const refusal = asRefusal(error);
  if (refusal.status >= 500)
    log.error({ err: error, details: refusal.details, requestId: koa.state['requestId'], path: koa.path }, 'request failed');
  koa.status = refusal.status;
  if (refusal.status === 429) koa.set('retry-after', String(refusal.details['retryAfterSeconds'] ?? 5));
  koa.body = { code: refusal.code, message: refusal.message, details: refusal.details, requestId: koa.state['requestId'] as string };
};

/** An address that nothing has answered for is refused like anything else. */
export const refuseUnanswered = (koa: Koa): void => {
  if (koa.status === 404 && koa.body === undefined) throw refuse('route/not-found');
};

const asRefusal = (error: unknown): DomainError => {
  if (error instanceof DomainError) return error as DomainError;
  if (isContention(error) || isGone(error)) return refuse('server/busy');
  if (error instanceof URIError) return refuse('input/unreadable');
  return refuse('server/fault');
};
