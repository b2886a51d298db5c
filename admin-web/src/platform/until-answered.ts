import { DomainError } from '@mendian/shared/kernel/errors.ts';

/** Waits before a call whose answer got lost is sent again, with the same key. */
const againAfterMs = [400, 1_200];

/** Whether no answer came: what was asked for may have happened all the same. */
export const isLost = (error: unknown): boolean => error instanceof DomainError && error.status === 0;

/** Sends again what got no answer; a refusal is an answer. */
export const untilAnswered = async <Reply>(send: () => Promise<Reply>): Promise<Reply> => {
  for (const waitMs of againAfterMs) {
    try {
      return await send();
    } catch (error) {
      if (!isLost(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
  return send();
};
