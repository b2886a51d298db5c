import { nowMs, randomDigits, type PayCode, type Purse, type World } from '../world.ts';

/** A phone shows another code each minute; the one before is still good for a moment. */
const shownMs = 60_000;
const lifeMs = 90_000;
const codesMost = 100_000;

/** How the codes of a purse begin, and how many digits follow. */
const forms = { wechat: { begins: ['10', '11', '12', '13', '14', '15'], digits: 16 }, alipay: { begins: ['28'], digits: 16 } } as const;

/** The payment code that this customer's phone shows now: another after a minute, and after it was used. */
export const showPayCode = (world: World, openid: string, purse: Purse): PayCode => {
  const shown = world.payCodes.get(world.shownCodes.get(`${purse}/${openid}`) ?? '');
  if (shown && shown.usedFor === null && shown.shownUntilMs > nowMs(world)) return shown;
  const { begins, digits } = forms[purse];
  const at = nowMs(world);
  const code = `${begins[at % begins.length]}${randomDigits(digits)}`;
  const made: PayCode = { code, openid, purse, shownUntilMs: at + shownMs, untilMs: at + lifeMs, usedFor: null };
  world.payCodes.set(code, made);
  world.shownCodes.set(`${purse}/${openid}`, code);
  if (world.payCodes.size > codesMost) world.payCodes.delete(world.payCodes.keys().next().value!);
  return made;
};

/** Whose code a store scanned, for one number only: used up, whatever comes of it. */
export const usePayCode = (world: World, purse: Purse, text: string, usedFor: string): PayCode | 'unknown' | 'expired' | 'used' => {
  const code = world.payCodes.get(text);
  if (code?.purse !== purse) return 'unknown';
  if (code.usedFor !== null && code.usedFor !== usedFor) return 'used';
  if (code.untilMs <= nowMs(world)) return 'expired';
  code.usedFor = usedFor;
  return code;
};

const passwordFrom = 1_000_00;
const passwordKey = (openid: string): string => `password/${openid}`;

/** Whether this customer's phone wants its password always; over 1000 yuan every phone does. */
export const wantPassword = (world: World, openid: string, wants: boolean): void => world.settings.put(passwordKey(openid), wants);
export const wantsPassword = (world: World, openid: string): boolean => world.settings.get(passwordKey(openid)) === true;
export const needsPassword = (world: World, openid: string, total: number): boolean =>
  total > passwordFrom || wantsPassword(world, openid) || world.misbehaviour.charge === 'password';
