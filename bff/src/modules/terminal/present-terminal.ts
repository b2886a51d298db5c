import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import type * as contract from '@mendian/shared/terminal/terminal.contract.ts';
import type { Reads } from '../../platform/sql.ts';
import { networkSlips } from '../print/index.ts';
import { hoursText, readStore, tradingView } from '../store/index.ts';

/** The store as its own terminal shows it, with today's hours. */
export const presentStore = async (sql: Reads, storeId: string, now: Date): Promise<ReplyOf<typeof contract.getTerminal>['store']> => {
  const facts = await readStore(sql, storeId);
  if (facts === null) throw refuse('thing/not-found');
  const { id, code, name, address, phone, settings } = facts;
  return {
    id,
    code,
    name,
    address,
    phone,
    hoursText: hoursText(settings, dayOf(now)),
    delivers: settings.delivery !== null,
    weighTolerancePerMille: settings.weighTolerancePerMille,
    busyExtraMinutes: settings.busyExtraMinutes,
    trading: tradingView(facts),
    networkSlips: await networkSlips(sql, id),
  };
};
