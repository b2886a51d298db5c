import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { refuse } from '@mendian/shared/kernel/errors.ts';
import { refuseStore } from '@mendian/shared/store/store.errors.ts';
import type * as contract from '@mendian/shared/store/store-steps.contract.ts';
import type { Staff } from '../../../platform/actor.ts';
import { withinScope } from '../../../platform/scope-sql.ts';
import type { ActorOf, StepContext } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { storesWhere, type StoreFilter } from './store-conditions.ts';
import { switchStores, type Wanted } from './switch-stores.ts';

type Switch = typeof contract.switchTrading.hq;
type Stop = typeof contract.stopStores;
type Reply = ReplyOf<Switch>;

/** Stores switched in one transaction: what they lock, a clerk of one of them waits for. */
const storesAtOnce = 100;

/**
 * Switches the stores that are named, or all of a region, branch or owner that the caller looks after. Whoever is cut off half-way
 * does it again: stores that are so already stay as they are.
 */
export const switchTrading = async (steps: StepContext<Staff>, { storeIds, within, ...wanted }: InputOf<Switch>): Promise<Reply> =>
  switchAll(steps, await chosenStores(steps, storeIds, within), wanted);

/** Stops all stores of an owner: his account, his terminals and orders under way go on. */
export const stopStores = async (steps: StepContext<ActorOf<'headOffice'>>, { merchantId, code }: InputOf<Stop>): Promise<Reply> => {
  const { reads, actor } = steps;
  const merchant = await reads.one<{ code: string }>('SELECT code FROM merchant WHERE id = ?', [merchantId]);
  const storeIds = await storesWithin(reads, actor, { ownerId: merchantId });
  if (merchant === null || storeIds.length === 0) throw refuse('thing/not-found');
  if (code.toUpperCase() !== merchant.code.toUpperCase()) throw refuseStore('store/code-differs');
  return switchAll(steps, storeIds, { status: 'closed' });
};

const chosenStores = async (
  { reads, actor }: StepContext<Staff>,
  storeIds: InputOf<Switch>['storeIds'],
  within: InputOf<Switch>['within'],
): Promise<readonly string[]> => {
  if (storeIds !== undefined && within === undefined) return requireAll(reads, actor, [...new Set(storeIds)]);
  if (storeIds !== undefined || within === undefined) throw refuseStore('store/choice-missing');
  const { stores, ...filter } = within;
  if (!Object.values(filter).some((value) => value !== undefined && value !== '')) throw refuseStore('store/choice-missing');
  const found = await storesWithin(reads, actor, filter);
  if (found.length !== stores)
    throw refuseStore('store/count-changed', { stores: found.length }, `范围里现在有 ${found.length} 家门店，和确认时不一样，请重新确认`);
  return found;
};

/** All of them, or none: a store of somebody else among them does not exist for the caller. */
const requireAll = async (reads: Reads, { scope }: Staff, storeIds: readonly string[]): Promise<readonly string[]> => {
  const { text, values } = withinScope(scope);
  const rows = await reads.all<{ id: string }>(`SELECT s.id FROM store s WHERE s.id IN (?) AND ${text}`, [storeIds, ...values]);
  if (rows.length !== storeIds.length) throw refuse('thing/not-found');
  return storeIds;
};

const storesWithin = async (reads: Reads, { scope }: Staff, filter: StoreFilter): Promise<string[]> => {
  const { text, values } = storesWhere(withinScope(scope), { ...filter, standing: 'open' });
  const rows = await reads.all<{ id: string }>(`SELECT s.id FROM store s WHERE ${text} ORDER BY s.id`, values);
  return rows.map(({ id }) => id);
};

const switchAll = async ({ actor, transact }: StepContext<Staff>, storeIds: readonly string[], wanted: Wanted): Promise<Reply> => {
  let changed = 0;
  for (let from = 0; from < storeIds.length; from += storesAtOnce)
    changed += await transact((given) => switchStores({ ...given, actor }, storeIds.slice(from, from + storesAtOnce), wanted));
  return { changed, same: storeIds.length - changed };
};
