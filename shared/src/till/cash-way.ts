/** Which way cash goes without a sale: into the drawer, or out of it. */
export const cashWays = ['in', 'out'] as const;
export type CashWay = (typeof cashWays)[number];

export const cashWayWords: Readonly<Record<CashWay, string>> = { in: '放入', out: '取出' };

/** What it is usually for; anything else can be typed. */
export const cashReasons: Readonly<Record<CashWay, readonly string[]>> = {
  in: ['补零钱', '加备用金'],
  out: ['上缴营业款', '买耗材'],
};
