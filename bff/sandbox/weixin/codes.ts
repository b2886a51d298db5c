import { randomBytes } from 'node:crypto';
import { nowMs, type Code, type World } from '../world.ts';
import { WeixinFailure } from './weixin-failure.ts';

const lifeMs = 5 * 60_000;
const codesMost = 200_000;

/** A code for one use within five minutes, as `wx.login` and the phone button give. */
export const issueCode = (world: World, codes: Map<string, Code>, openid: string): string => {
  const code = `0${randomBytes(12).toString('hex').slice(0, 22)}Sb`;
  codes.set(code, { openid, untilMs: nowMs(world) + lifeMs, used: false });
  if (codes.size > codesMost) codes.delete(codes.keys().next().value!);
  return code;
};

/** Who the code stands for. Login codes and phone codes are apart; a used one has another number than a bad one, for login only. */
export const redeemCode = (world: World, codes: Map<string, Code>, text: unknown, usedCode: number): string => {
  const code = typeof text === 'string' ? codes.get(text) : undefined;
  if (!code || code.untilMs <= nowMs(world)) throw new WeixinFailure(40029, 'invalid code');
  if (code.used) throw new WeixinFailure(usedCode, usedCode === 40163 ? 'code been used' : 'invalid code');
  code.used = true;
  return code.openid;
};
