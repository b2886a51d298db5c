import { refusals } from '../kernel/errors.ts';

export const refuseApplication = refusals({
  'application/name-taken': { status: 409, message: '已有同名的应用，请换一个名称' },
});
