import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getCaptcha } from '@mendian/shared/account/sign-in.contract.ts';
import { actorKey, type Actor } from '../../platform/actor.ts';
import { hashOf } from '../../platform/chance.ts';
import type { Context } from '../../platform/context.ts';
import type { StepContext } from '../../platform/serve.ts';

export type CaptchaAnswer = { readonly id: string; readonly text: string };

/** Without what can be taken for each other when drawn crooked. */
const signs = 'ABCDEFHJKLMNPRTUVWXY34679';
const lengthSigns = 4;
const validMs = 5 * 60_000;

/** A whole office may sit behind one address. */
const perAddress = { name: 'captcha', points: 60, seconds: 60 };

/** Draws a captcha. Its answer is kept as a hash, is good for five minutes, and for one try. */
export const makeCaptcha = async ({ actor, limits, transact }: StepContext): Promise<ReplyOf<typeof getCaptcha.hq>> => {
  await limits.take(perAddress, addressOf(actor));
  const draw = await loadDraw();
  return transact(async ({ sql, newId, random, now }) => {
    const id = newId();
    const text = Array.from({ length: lengthSigns }, () => signs.charAt(random(signs.length))).join('');
    const expiresAt = new Date(now.getTime() + validMs);
    await sql.insert('captcha', [{ id, answer_hash: answerHash({ id, text }), expires_at: expiresAt }]);
    return { id, svg: draw(text) };
  });
};

/** Whether the answer is right. It is used up either way, so that one picture cannot be guessed at twice. */
export const useCaptcha = async ({ sql, now }: Context, answer: CaptchaAnswer): Promise<boolean> => {
  const used = await sql.run('UPDATE captcha SET used_at = ? WHERE id = ? AND used_at IS NULL AND expires_at > ?', [now, answer.id, now]);
  if (used === 0) return false;
  const row = await sql.one<{ answer_hash: string }>('SELECT answer_hash FROM captcha WHERE id = ?', [answer.id]);
  return row?.answer_hash === answerHash(answer);
};

/** Small letters will do. */
const answerHash = ({ id, text }: CaptchaAnswer): string => hashOf(`captcha:${id}:${text.toUpperCase()}`);

export const addressOf = (actor: Actor): string => (actor.kind === 'visitor' ? actor.address : actorKey(actor));

type Draw = (text: string) => string;

let loaded: Promise<Draw> | null = null;

/**
 * The library reads a font when it is loaded: only a process that is asked for a captcha does. The text is ours, because the
 * library's own comes from a generator whose next numbers can be told from its last; its types leave that call out.
 */
const loadDraw = (): Promise<Draw> => {
  loaded ??= import('svg-captcha').then(({ default: library }) => {
    const drawn = library as unknown as (text: string, options: object) => string;
    return (text) => drawn(text, { width: 140, height: 48, fontSize: 52, noise: 2, color: true, background: '#FFFFFF' });
  });
  return loaded;
};
