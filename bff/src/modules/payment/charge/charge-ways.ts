import type { Parts } from '../../../module.ts';
import { alipayWay } from './alipay-way.ts';
import type { ChargeWays } from './charge-way.ts';
import { wechatWay } from './wechat-way.ts';

/** The ways that this chain has set up. */
export const chargeWays = ({ wechatPay, alipay }: Pick<Parts, 'wechatPay' | 'alipay'>): ChargeWays => ({
  codepay: wechatWay(wechatPay),
  alipay: alipay && alipayWay(alipay),
});
