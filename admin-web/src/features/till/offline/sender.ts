import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { offlineBatchMax, type OfflineActionData } from '@mendian/shared/till/offline.contract.ts';
import { retryWaitMs } from '../../../platform/reconnect-policy.ts';
import type { OutcomeData } from './action-rows.ts';

export type SenderNeeds = {
  /** The first that wait, in order. */
  readonly first: (limit: number) => Promise<readonly OfflineActionData[]>;
  readonly send: (actions: readonly OfflineActionData[]) => Promise<readonly OutcomeData[]>;
  readonly settle: (outcomes: readonly OutcomeData[]) => Promise<void>;
  /** Resolves after so long, or when there may be something to do; null: only then. */
  readonly rest: (ms: number | null) => Promise<void>;
  readonly isStopped: () => boolean;
  readonly random: () => number;
};

/**
 * Sends what waits, in order, one batch at a time, for as long as it is not stopped; what got no answer is sent again, later each time.
 * A batch whose form the server refuses is halved until the one that it refuses stands alone: that one is listed for a person, so that
 * it does not keep the others.
 */
export const sendWaiting = async (needs: SenderNeeds): Promise<void> => {
  const { first, rest, isStopped, random } = needs;
  let size = offlineBatchMax;
  let failures = 0;
  while (!isStopped()) {
    const batch = await first(size).catch(() => null);
    const sent = batch === null ? 'failed' : batch.length === 0 ? 'nothing' : await sendBatch(needs, batch);
    if (sent === 'failed') {
      await rest(retryWaitMs(failures, random()));
      failures += 1;
      continue;
    }
    failures = 0;
    size = sent === 'too-many' ? Math.ceil(batch!.length / 2) : offlineBatchMax;
    if (sent === 'nothing') await rest(null);
  }
};

const sendBatch = async (needs: SenderNeeds, batch: readonly OfflineActionData[]): Promise<'settled' | 'too-many' | 'failed'> => {
  try {
    const outcomes = await outcomesOf(needs, batch);
    if (outcomes === null) return 'too-many';
    if (outcomes.length === 0) return 'failed';
    await needs.settle(outcomes);
    return 'settled';
  } catch {
    return 'failed';
  }
};

/** What the server says of the batch; null: its form was refused, and it can be halved. */
const outcomesOf = async ({ send }: SenderNeeds, batch: readonly OfflineActionData[]): Promise<readonly OutcomeData[] | null> => {
  try {
    const asked = new Set(batch.map(({ id }) => id));
    return (await send(batch)).filter(({ id }) => asked.has(id));
  } catch (error) {
    if (!(error instanceof DomainError) || !refusesForm.includes(error.status)) throw error;
    return batch.length > 1 ? null : [{ id: batch[0]!.id, outcome: 'listed', code: error.code as string, message: error.message }];
  }
};

const refusesForm = [400, 413];
