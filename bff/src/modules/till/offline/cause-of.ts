import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { refuseOffline } from '@mendian/shared/till/offline.errors.ts';
import { isContention, isGone } from '../../../platform/database-errors.ts';
import type { Log } from '../../../platform/log.ts';

/**
 * Why an action cannot be entered. A fault of ours is one reason more: tried again it would fail again, and hold up all that waits behind
 * it. A database that is away or busy is not: that is thrown on, and whoever asked asks again until it answers.
 */
export const causeOf = (error: unknown, log: Log, action: string): DomainError => {
  if (error instanceof DomainError) return error as DomainError;
  if (isGone(error) || isContention(error)) throw error;
  log.error({ err: error, action }, 'what a till did without a network could not be entered');
  return refuseOffline('offline/fault');
};
