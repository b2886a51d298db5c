import { counterMisfit, type CounterPlace } from '@mendian/shared/coupon/counter-sale.ts';
import { benefitText } from '@mendian/shared/coupon/coupon-words.ts';
import type { recogniseMember as contract } from '@mendian/shared/member/member-code.contract.ts';
import { leftInAll, leftToday } from '@mendian/shared/pass/pass-figures.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { WechatCards } from '../../gateways/wechat-cards.ts';
import { WechatError } from '../../gateways/wechat-mini.ts';
import type { Clerk } from '../../platform/actor.ts';
import type { Settings } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import type { Reads } from '../../platform/sql.ts';
import { hasNeverPaid, type UsableCoupon } from '../coupon/index.ts';
import { maskedMember, memberCodesOf } from '../member/index.ts';
import { figuresOf, lastDayOf } from '../pass/index.ts';
import { passMisfit } from '../redemption/index.ts';
import { findShown, type Shown } from './find-shown.ts';

type Reply = ReplyOf<typeof contract>;
type Asking = { readonly sql: Reads; readonly actor: Clerk; readonly now: Date };
type Knowing = {
  readonly settings: Pick<Settings, 'MEMBER_CODE_KEY' | 'WECHAT_SECRET'>;
  readonly wechatCards: WechatCards | null;
  readonly log: Pick<Log, 'warn'>;
};

/** Who or what a code stands for, and which coupons and passes can be used here. */
export const recogniseMember = (knowing: Knowing) => {
  const know = memberKnownBy(knowing);
  return async (asking: Asking, { code }: InputOf<typeof contract>): Promise<Reply> => {
    const shown = await know(asking, code);
    const place = { store: shown.store, now: asking.now, isFirstOrder: await isFirst(asking.sql, shown) };
    return {
      ...{ kind: shown.kind, member: shown.member && { id: shown.member.id, ...maskedMember(shown.member) } },
      ...{ coupons: couponsAt(place, shown), passes: passesAt(place, shown) },
    };
  };
};

/** What a code or a number stands for at a clerk's terminal; what nobody has is refused. */
export const memberKnownBy = ({ settings, wechatCards, log }: Knowing) => {
  const codes = memberCodesOf(settings);
  const cardNumbers = async (shown: string) => (wechatCards === null ? null : wechatCards.numbersOf(shown).catch(refuseSilence(log)));
  return ({ sql, actor, now }: Asking, code: string): Promise<Shown> =>
    findShown({ sql, now, storeId: actor.storeId, readCode: (text) => codes.read(text, now), cardNumbers }, code);
};

/** Whatever is wrong between WeChat and us, the customer has another code to show. */
const refuseSilence =
  (log: Knowing['log']) =>
  (error: unknown): never => {
    if (!(error instanceof WechatError)) throw error;
    if (!error.retryable) log.warn({ err: error }, 'WeChat did not tell whose card it is');
    throw refuse('outside/unavailable', {}, '微信没有及时回应，请顾客出示小程序里的会员码');
  };

/** Asked only where it matters. Nobody's first order is none. */
const isFirst = async (sql: Reads, { member, held }: Shown): Promise<boolean> =>
  member !== null && held.some(({ terms }) => terms.firstOrder) && hasNeverPaid(sql, member.id);

/** Those that can be used first. */
const couponsAt = (place: CounterPlace, { kind, held, shownId }: Shown): Reply['coupons'] =>
  held
    .map((coupon) => ({
      ...{ couponId: coupon.id, name: coupon.name, benefit: benefitText(coupon.terms.benefit), until: coupon.until.toISOString() },
      // A phone number is known to many, and shows no other coupon than one whose code it is.
      ...{ why: whyNot(coupon, place), code: kind === 'phone' && coupon.id !== shownId ? null : coupon.code },
    }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null));

/** Whatever is sold: a product that an exchange asks for stands for itself. */
const whyNot = (coupon: UsableCoupon, place: CounterPlace): string | null => {
  const { goods } = coupon.terms;
  const productId = goods.kind === 'products' ? goods.ids[0]! : '';
  const categoryId = goods.kind === 'categories' ? goods.ids[0]! : '';
  return counterMisfit(coupon, { goods: null, product: { productId, categoryId, price: 1 } }, place);
};

/** A code that was shown is answered whatever became of its pass, with the reason. */
const passesAt = (place: CounterPlace, { kind, passes }: Shown): Reply['passes'] =>
  passes
    .map((pass) => ({
      ...{ passId: pass.id, name: pass.name, left: leftInAll(figuresOf(pass)), leftToday: leftToday(figuresOf(pass), place.now) },
      ...{ lastDay: lastDayOf(pass)!, why: passMisfit(pass, place), code: kind === 'phone' ? null : pass.code },
    }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null));
