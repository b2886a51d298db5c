import { refusals } from '../kernel/errors.ts';

export const refuseMasterData = refusals({
  'master-data/no-erp': { status: 409, message: '还没有配置 ERP，请让技术人员填写 ERP_URL、ERP_KEY 和 ERP_SECRET' },
});
