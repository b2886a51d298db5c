import { refuseAccount } from '@mendian/shared/account/account.errors.ts';
import type * as contract from '@mendian/shared/account/sign-in.contract.ts';
import type { Desk, InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { hashOf } from '../../platform/chance.ts';
import { isAscii } from '../../platform/like-sql.ts';
import type { StepContext } from '../../platform/serve.ts';
import type { Reads } from '../../platform/sql.ts';
import { openSession } from '../../platform/sessions.ts';
import { staffActor } from '../../platform/staff-sessions.ts';
import { addressOf } from './captcha.ts';
import { deviceText } from './device-text.ts';
import { passwordMatches } from './password.ts';
import type { Catalogue } from './permission-catalogue.ts';
import { presentMe } from './present-me.ts';
import { countTry, forgiveTries, tryKey } from './sign-in-tries.ts';

type Endpoint = typeof contract.signIn.hq;
type Found = { readonly id: string; readonly password_hash: string };

/** Each try costs a hash. Enough for an office behind one address on a Monday, and hopeless for going through names. */
const perAddress = { name: 'desk-sign-in', points: 100, seconds: 600 };

/**
 * Signs an account in at its desk. Whether it exists, is stopped or belongs to the other desk shows neither in what is answered, nor
 * in captcha and lock, nor in the time it takes.
 */
export const signIn =
  (desk: Desk, catalogue: Catalogue) =>
  async (
    { actor, reads, limits, transact }: StepContext,
    { username, password, captcha }: InputOf<Endpoint>,
  ): Promise<ReplyOf<Endpoint>> => {
    await limits.take(perAddress, addressOf(actor));
    const key = tryKey(desk, username);
    const tried = await countTry(transact, key, captcha);
    if (!tried.may) throw refuseAccount(tried.code, tried.code === 'account/locked' ? { retryAfterSeconds: tried.retryAfterSeconds } : {});

    const account = await readAccount(reads, desk, username);
    const right = await passwordMatches(password, account?.password_hash ?? null);
    if (!right || account === null) throw refuseAccount('account/wrong', { captcha: tried.captchaNext });
    return transact(async (ctx) => {
      const token = await enter(ctx, account, deviceOf(actor));
      forgiveTries(ctx, key);
      return { token, me: await presentMe(ctx.sql, await whose(ctx, token), catalogue) };
    });
  };

/** Names are ASCII: any other is nobody's, and MySQL would not compare it. */
const readAccount = (reads: Reads, desk: Desk, username: string): Promise<Found | null> =>
  reads.one<Found>(
    `SELECT id, password_hash FROM account
    WHERE username = ? AND merchant_id IS ${desk === 'hq' ? '' : 'NOT '}NULL AND enabled = 1 AND deleted_at IS NULL`,
    [isAscii(username) ? username : ''],
  );

/** Only if it is still as it was when the password was compared: stopping an account or changing its password may have come between. */
const enter = async (ctx: Context, { id, password_hash: passwordHash }: Found, device: string): Promise<string> => {
  const still = await ctx.sql.run(
    'UPDATE account SET last_sign_in_at = ? WHERE id = ? AND password_hash = ? AND enabled = 1 AND deleted_at IS NULL',
    [ctx.now, id, passwordHash],
  );
  if (still === 0) throw refuseAccount('account/wrong');
  return openSession(ctx, 'account', id, { device });
};

const deviceOf = (actor: Actor): string => deviceText(actor.kind === 'visitor' ? actor.userAgent : '');

const whose = async ({ sql, now }: Context, token: string) => {
  const staff = await staffActor(sql, hashOf(token), now);
  if (staff === null) throw new Error('a session that was just opened is nobody’s');
  return staff;
};
