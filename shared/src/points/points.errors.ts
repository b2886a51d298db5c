import { refusals } from '../kernel/errors.ts';

export const refusePoints = refusals({
  'points/too-few': { status: 409, message: '积分刚刚有变动，不够抵扣了，请核对后再下单' },
});
