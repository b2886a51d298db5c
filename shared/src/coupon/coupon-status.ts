import { stateMachine } from '../kernel/state-machine.ts';

export const templateStates = ['draft', 'approved', 'live', 'paused', 'ended'] as const;
export type TemplateState = (typeof templateStates)[number];
export const templateActions = ['approve', 'reopen', 'start', 'pause', 'end'] as const;
export type TemplateAction = (typeof templateActions)[number];

/** The life of a template. What it promises may be edited only while it is a draft; what was given out before an end stays valid. */
export const templateMachine = stateMachine<TemplateState, TemplateAction>({
  draft: { approve: 'approved', end: 'ended' },
  approved: { start: 'live', reopen: 'draft', end: 'ended' },
  live: { pause: 'paused', end: 'ended' },
  paused: { start: 'live', end: 'ended' },
  ended: {},
});

export const templateStateWords: Record<TemplateState, string> = {
  draft: '草稿',
  approved: '已审核',
  live: '发放中',
  paused: '已暂停',
  ended: '已结束',
};

export const templateActionWords: Record<TemplateAction, string> = {
  approve: '审核通过',
  reopen: '退回草稿',
  start: '开始发放',
  pause: '暂停发放',
  end: '结束',
};

export const couponStates = ['held', 'locked', 'used', 'void'] as const;
export type CouponState = (typeof couponStates)[number];
export type CouponAction = 'lock' | 'use' | 'redeem' | 'giveBack' | 'revoke';

/**
 * The life of one coupon: locked by an order that is not paid yet, used when it is paid or redeemed in a store, given back when
 * the order ends unpaid, its last part was refunded, or a redemption was reversed. Whether it is over is a matter of its dates.
 */
export const couponMachine = stateMachine<CouponState, CouponAction>({
  held: { lock: 'locked', redeem: 'used', revoke: 'void' },
  locked: { use: 'used', giveBack: 'held' },
  used: { giveBack: 'held' },
  void: {},
});

/** How a coupon came to its member. */
export const couponSources = ['centre', 'code', 'given', 'clerk', 'order', 'registration', 'birthday', 'rise', 'earlier'] as const;
export type CouponSource = (typeof couponSources)[number];

export const couponSourceWords: Record<CouponSource, string> = {
  centre: '领券中心领取',
  code: '口令领取',
  given: '总部发放',
  clerk: '门店发放',
  order: '下单后赠送',
  registration: '注册赠送',
  birthday: '生日赠送',
  rise: '升级赠送',
  earlier: '旧系统转入',
};

/** A coupon whose time ran out while it was used comes back with so many days. */
export const daysAfterReturn = 7;
