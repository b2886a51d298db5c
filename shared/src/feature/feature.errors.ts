import { refusals } from '../kernel/errors.ts';

export const refuseFeature = refusals({
  'feature/only-grows': { status: 409, message: '比例只能变大，已有的门店保留；要收回请先全部停用，再重新开始' },
});
