import type { Tier } from './tier.ts';

type Coupon = { readonly name: string; readonly benefit: string; readonly on: 'birthday' | 'rise' };

const onWords = { birthday: '生日当天送', rise: '升级时送' } as const;

/** What a tier gives, a line each, as members read it. */
export const benefitsOf = ({ earnPerMille }: Pick<Tier, 'earnPerMille'>, coupons: readonly Coupon[]): string[] => [
  `每实付 1 元得 ${earnPerMille / 1000} 积分`,
  ...coupons.map(({ on, name, benefit }) => `${onWords[on]}“${name}”：${benefit}`),
];
