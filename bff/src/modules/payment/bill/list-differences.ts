import { raiseAttention } from '../../../platform/attention.ts';
import type { Context } from '../../../platform/context.ts';
import type { Difference } from './compare-bill.ts';

type Place = {
  /** Whose bill it is: a payee's, or an account's at Alipay. */ readonly of: string;
  readonly day: string;
  readonly where: string;
};

/** A subject's column. */
const subjectMax = 100;

/** Puts each difference on the list of what waits for a person, once however often the day is compared. */
export const listDifferences = async (ctx: Context, differences: readonly Difference[], { of, day, where }: Place): Promise<void> => {
  for (const { subject, text } of differences)
    await raiseAttention(ctx, {
      ...{ kind: 'bill-difference', subject: `${of}:${day}:${subject}`.slice(0, subjectMax) },
      text: `${day} ${text}。请到${where}核对这一笔`,
    });
};
