import { ErpError, type Erp } from '../../gateways/erp.ts';
import type { Parts } from '../../module.ts';
import type { Outside } from '../../platform/outside-routes.ts';
import { inTransaction } from '../../platform/transaction.ts';
import { askSync, pushed } from './ask-sync.ts';

/** The ERP says that something changed: what it was is asked for at once, since a notice may be lost, late or twice. */
export const receiveErpNotice = ({ house, log }: Pick<Parts, 'house' | 'log'>, erp: Erp): Outside => ({
  path: '/erp/notify',
  handle: async (headers, bytes) => {
    try {
      erp.readNotice(headers, bytes);
    } catch (error) {
      if (!(error instanceof ErpError)) throw error;
      log.warn({ reason: error.message }, 'a notice of the ERP was refused');
      return { status: 401, body: { code: 'notice/refused', message: '签名不对或已过期' } };
    }
    await inTransaction(house, { kind: 'system', name: 'erp' }, (ctx) => askSync(ctx, 'incremental', pushed));
    return { status: 204 };
  },
});
