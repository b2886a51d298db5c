import type { InputOf, ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { OfflineActionData, sendOffline as contract } from '@mendian/shared/till/offline.contract.ts';
import { saleNumber } from '@mendian/shared/till/sale-number.ts';
import type { Device } from '../../../platform/actor.ts';
import { raiseAttention } from '../../../platform/attention.ts';
import type { Context } from '../../../platform/context.ts';
import type { Log } from '../../../platform/log.ts';
import type { StepContext } from '../../../platform/serve.ts';
import type { Reads } from '../../../platform/sql.ts';
import { causeOf } from './cause-of.ts';
import { enterAction } from './enter-action.ts';
import type { OfflineRow } from './offline.rows.ts';

type Outcome = ReplyOf<typeof contract>['outcomes'][number];

/**
 * Takes what a till did without a network, in order, each in a transaction of its own: whatever the connection, the server or a second
 * call does in between, each is entered once. What cannot be entered waits for a person and stands in nothing's way.
 */
export const sendOffline =
  (log: Log) =>
  async (steps: StepContext<Device>, { actions }: InputOf<typeof contract>): Promise<ReplyOf<typeof contract>> => {
    const outcomes: Outcome[] = [];
    for (const action of actions) outcomes.push(await takeOnce(steps, log, action));
    return { outcomes };
  };

const takeOnce = async ({ actor, transact }: StepContext<Device>, log: Log, action: OfflineActionData): Promise<Outcome> => {
  const sent = { terminalId: actor.terminalId, storeId: actor.storeId, action, vouched: false };
  const unlessKnown = (step: (ctx: Context) => Promise<Outcome>) =>
    transact(async (ctx) => (await readKnown(ctx.sql, actor.terminalId, action.id)) ?? step(ctx));
  try {
    return await unlessKnown(async (ctx) => {
      await enterAction(ctx, sent);
      keep(ctx, actor, action, { state: 'taken', code: null, message: null });
      return { id: action.id, outcome: 'taken', number: await readNumber(ctx.sql, action.id) };
    });
  } catch (error) {
    // Whatever was written of it is undone: nothing but its place in the list is kept.
    const { code, message } = causeOf(error, log, action.id);
    return unlessKnown(async (ctx) => {
      keep(ctx, actor, action, { state: 'listed', code, message });
      await tellPeople(ctx, actor.storeId);
      return { id: action.id, outcome: 'listed', code, message };
    });
  }
};

/** What became of an action that was sent before; null: it never was. */
const readKnown = async (sql: Reads, terminalId: string, id: string): Promise<Outcome | null> => {
  const known = await sql.one<Pick<OfflineRow, 'state' | 'code' | 'message'>>(
    'SELECT state, code, message FROM offline_action WHERE terminal_id = ? AND action_id = ?',
    [terminalId, id],
  );
  if (known === null) return null;
  return known.state === 'taken' || known.state === 'entered'
    ? { id, outcome: 'taken', number: await readNumber(sql, id) }
    : { id, outcome: 'listed', code: known.code!, message: known.message! };
};

/** The store's number of a sale; null: it is none. */
const readNumber = async (sql: Reads, id: string): Promise<string | null> => {
  const sale = await sql.one<{ business_day: string; number: number }>('SELECT business_day, number FROM counter_sale WHERE order_id = ?', [
    id,
  ]);
  return sale && saleNumber(sale.business_day, sale.number);
};

const keep = (
  ctx: Context,
  { terminalId, storeId }: Device,
  action: OfflineActionData,
  become: Pick<OfflineRow, 'state' | 'code' | 'message'>,
): void => {
  const row: OfflineRow = {
    ...{ id: ctx.newId(), terminal_id: terminalId, store_id: storeId, action_id: action.id, kind: action.kind, clerk_id: action.clerkId },
    ...{ happened_at: new Date(action.at), content: JSON.stringify(action), ...become, received_at: ctx.now },
    ...{ settled_by: null, settled_at: null, note: null },
  };
  ctx.sql.later.insert('offline_action', [row]);
};

/** One entry for each store, however many wait. */
const tellPeople = (ctx: Context, storeId: string): Promise<void> =>
  raiseAttention(ctx, {
    ...{ kind: 'offline-listed', subject: storeId, storeId },
    text: '有断网时做的收银入不了账，请在“断网收银”里逐笔核对：再入账，或写明原因不入账',
  });
