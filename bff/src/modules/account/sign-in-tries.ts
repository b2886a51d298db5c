import { hashOf } from '../../platform/chance.ts';
import type { Context } from '../../platform/context.ts';
import type { Transact } from '../../platform/subscriber.ts';
import { useCaptcha, type CaptchaAnswer } from './captcha.ts';

/** So many wrong passwords, and the next try needs a captcha. */
const captchaFrom = 3;
const triesMax = 10;
const lockedMs = 15 * 60_000;

export type Tried =
  | { readonly may: true; /** Whether the try after this one needs a captcha. */ readonly captchaNext: boolean }
  | { readonly may: false; readonly code: 'account/captcha-needed' | 'account/captcha-wrong' }
  | { readonly may: false; readonly code: 'account/locked'; readonly retryAfterSeconds: number };

type Row = { readonly wrong: number; readonly locked_until: Date | null };

/** What tries are counted by: the name at its desk, whether an account has it or not. */
export const tryKey = (desk: string, username: string): string => hashOf(`sign-in:${desk}:${username}`);

/**
 * Counts a try before the password is looked at, in a transaction of its own: it stays counted although it is refused, and guesses
 * sent at the same time cannot all slip in before the first is counted. Names that nobody has are counted the same way.
 */
export const countTry = (transact: Transact, key: string, answer: CaptchaAnswer | undefined): Promise<Tried> =>
  transact(async (ctx): Promise<Tried> => {
    const { sql, now } = ctx;
    const row = await readTries(ctx, key);
    if (row.locked_until !== null && row.locked_until > now)
      return { may: false, code: 'account/locked', retryAfterSeconds: Math.ceil((row.locked_until.getTime() - now.getTime()) / 1000) };
    const before = row.locked_until === null ? row.wrong : 0;
    if (before >= captchaFrom) {
      if (answer === undefined) return { may: false, code: 'account/captcha-needed' };
      if (!(await useCaptcha(ctx, answer))) return { may: false, code: 'account/captcha-wrong' };
    }
    const wrong = before + 1;
    const until = wrong >= triesMax ? new Date(now.getTime() + lockedMs) : null;
    await sql.run('UPDATE sign_in_try SET wrong = ?, locked_until = ?, at = ? WHERE name_hash = ?', [wrong, until, now, key]);
    return { may: true, captchaNext: wrong >= captchaFrom };
  });

/** Locked until the transaction ends. Of two that come first at once, the second tries again and finds the row. */
const readTries = async ({ sql, now }: Context, key: string): Promise<Row> => {
  const row = await sql.one<Row>(`SELECT wrong, locked_until FROM sign_in_try WHERE name_hash = ?${sql.lock}`, [key]);
  if (row !== null) return row;
  await sql.insert('sign_in_try', [{ name_hash: key, wrong: 0, at: now }]);
  return { wrong: 0, locked_until: null };
};

/** Forgives what was counted: the password was right, or was set anew. */
export const forgiveTries = ({ sql }: Context, key: string): void =>
  sql.later.run('UPDATE sign_in_try SET wrong = 0, locked_until = NULL WHERE name_hash = ?', [key]);
