import { refusals } from '../kernel/errors.ts';

export const refusePoints = refusals({
  'points/too-few': { status: 409, message: '积分刚刚有变动，不够抵扣了，请核对后再下单' },
  'points/tiers-changed': { status: 409, message: '等级刚刚被别人改过，请刷新后再改' },
  'points/too-many-tiers': { status: 409, message: '用过的等级太多了，请改已有的等级，不要再删了新建' },
  'points/below-zero': { status: 409, message: '减得比现在的积分多，最多减到 0' },
});
