import { yuanText } from '../kernel/money.ts';
import { clockText, dayOf } from '../kernel/shanghai.ts';
import type { BenefitData, CouponTermsData, ValidityData } from './coupon-terms.ts';

const weekdayNames = ['一', '二', '三', '四', '五', '六', '日'];

/** `周一、周二 10:00–14:00`; whole days leave the clock out. */
export const hoursText = ({ weekdays, from, to }: NonNullable<CouponTermsData['hours']>): string => {
  const days =
    weekdays.length === 7
      ? '每天'
      : `周${[...weekdays]
          .sort()
          .map((day) => weekdayNames[day])
          .join('、')}`;
  return from === 0 && to === 1440 ? days : `${days} ${clockText(from)}–${to === 1440 ? '24:00' : clockText(to)}`;
};

/** `8.8 折`, `5 折`. */
export const percentText = (payPerMille: number): string => `${payPerMille / 100} 折`;

/** What a coupon does, in one line: `满 30 减 5`. */
export const benefitText = (benefit: BenefitData): string => {
  switch (benefit.kind) {
    case 'threshold':
      return `满 ${shortYuan(benefit.from)} 减 ${shortYuan(benefit.off)}`;
    case 'instant':
      return `立减 ${shortYuan(benefit.off)} 元`;
    case 'percent': {
      const from = benefit.from === 0 ? '' : `满 ${shortYuan(benefit.from)} `;
      return `${from}${percentText(benefit.payPerMille)}${benefit.max === null ? '' : `，最多减 ${shortYuan(benefit.max)}`}`;
    }
    case 'exchange':
      return '免费兑换一份';
    case 'delivery':
      return benefit.off === null ? '免配送费' : `配送费减 ${shortYuan(benefit.off)}`;
  }
};

/** `5`, `5.50`: yuan without the fen nobody needs. */
export const shortYuan = (amount: number): string => yuanText(amount).replace(/\.00$/, '');

/** Names of what a coupon's terms name by id: products, categories, branches, franchisees, stores. */
export type CouponNames = ReadonlyMap<string, string>;

/** Where, when and for what a coupon counts, a line each, as its member reads it. */
export const termsLines = (terms: CouponTermsData, names: CouponNames): string[] => [
  placesText(terms, names),
  goodsText(terms, names),
  channelText(terms),
  ...(terms.hours === null ? [] : [`限 ${hoursText(terms.hours)} 使用`]),
  ...(terms.firstOrder ? ['只限首单使用'] : []),
  ...(terms.benefit.kind === 'exchange' ? ['免一份最贵的可兑换商品，选项加价另付'] : []),
  terms.alone ? '不与其他券同时使用' : togetherText(terms.benefit),
];

const togetherText = ({ kind }: BenefitData): string =>
  kind === 'exchange' || kind === 'delivery' ? '可与其他种类的券同时使用' : '可与兑换券、配送费券同时使用';

/** `全部门店可用`, or the names of where it may be used. */
export const placesText = ({ places }: Pick<CouponTermsData, 'places'>, names: CouponNames): string => {
  if (places.includes('chain')) return '全部门店可用';
  return `${listed(places.map((place) => names.get(place.slice(place.indexOf(':') + 1)) ?? '已撤的门店'))}可用`;
};

const goodsText = ({ goods }: CouponTermsData, names: CouponNames): string => {
  if (goods.kind === 'all') return '全部商品可用';
  const named = listed(goods.ids.map((id) => names.get(id) ?? '已下架的商品'));
  return goods.kind === 'except' ? `${named}不可用，其余商品可用` : `限 ${named}`;
};

const channelText = ({ channels, modes }: CouponTermsData): string => {
  if (!channels.includes('mini')) return '只能在门店柜台使用';
  const how = modes.length === 2 ? '自提、外卖' : modes[0] === 'pickup' ? '自提' : '外卖';
  return channels.length === 2 ? `小程序${how}和门店柜台可用` : `小程序${how}可用`;
};

const namedMax = 5;

const listed = (names: readonly string[]): string =>
  names.length <= namedMax ? names.join('、') : `${names.slice(0, namedMax).join('、')}等 ${names.length} 个`;

/** `领取后 7 天内有效`; of fixed dates their first and last day. */
export const validityText = (validity: ValidityData): string => {
  if (validity.kind === 'days') return `${validity.after === 0 ? '领取当天' : `领取 ${validity.after} 天后`}起 ${validity.days} 天内有效`;
  return `${dayOf(new Date(validity.from))} 至 ${dayOf(new Date(Date.parse(validity.until) - 1))} 有效`;
};
