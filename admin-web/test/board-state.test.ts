import test from 'ava';
import { goneMeanwhile, noticesOf } from '../src/features/order/board/board-notices.ts';
import { emptyBoard, withAnswer, withMessage, withSnapshot, type BoardState } from '../src/features/order/board/board-state.ts';
import { anOrder } from './an-order.ts';

const trading = { status: 'open', pickup: true, delivery: true, changedBy: '', changedAt: null } as const;
const snapshot = (seq: number, ...orders: ReturnType<typeof anOrder>[]) => ({ seq, orders, doneToday: 7, trading });
const board = (seq: number, ...orders: ReturnType<typeof anOrder>[]): BoardState => withSnapshot(emptyBoard, snapshot(seq, ...orders), 0);
const told = (seq: number, order: ReturnType<typeof anOrder>) => ({ kind: 'order', seq, order }) as const;
const stateOf = (state: BoardState, id = 'order-1') => state.orders[id]?.state;

const none: ReadonlySet<string> = new Set();

test('a paid order appears on the board, and leaves it when it was collected, which counts for today', (t) => {
  const shown = withMessage(board(10), told(11, anOrder()));
  t.is(stateOf(shown), 'new');
  const gone = withMessage(shown, told(12, anOrder({ state: 'completed' })));
  t.is(stateOf(gone), undefined);
  t.is(gone.doneToday, 8);
  t.false(gone.wantsSnapshot);
});

test('an event that comes twice changes nothing the second time', (t) => {
  const once = withMessage(board(10, anOrder()), told(11, anOrder({ state: 'completed' })));
  t.is(withMessage(once, told(11, anOrder({ state: 'completed' }))), once);
  t.is(withMessage(once, told(9, anOrder())), once);
});

test('after a gap in the sequence what came is shown, and the whole board is asked for', (t) => {
  const state = withMessage(board(10), told(13, anOrder()));
  t.is(stateOf(state), 'new');
  t.true(state.wantsSnapshot);
  t.false(withSnapshot(state, snapshot(13, anOrder()), state.answers).wantsSnapshot);
});

test('a server that asks for a new start, or was set up anew, is followed even when its sequence is lower', (t) => {
  for (const message of [{ kind: 'reset' }, { kind: 'welcome', seq: 3 }] as const) {
    const state = withMessage(board(10, anOrder()), message);
    t.true(state.wantsSnapshot);
    t.is(stateOf(state), 'new', 'the last board stays on the screen meanwhile');
    const fresh = withSnapshot(state, snapshot(3), state.answers);
    t.deepEqual(fresh.orders, {});
    t.is(fresh.seq, 3);
  }
});

test('a snapshot that is older than the feed is left aside', (t) => {
  const state = withMessage(board(10), told(11, anOrder()));
  t.is(withSnapshot(state, snapshot(10), state.answers), state);
});

test('a snapshot asked for before one of our own actions was answered is asked for again', (t) => {
  const before = board(10, anOrder());
  const answered = withAnswer(before, anOrder({ state: 'preparing' }), before.told);
  const state = withSnapshot(answered, snapshot(10, anOrder()), before.answers);
  t.is(stateOf(state), 'preparing');
  t.true(state.wantsSnapshot);
  t.is(stateOf(withSnapshot(state, snapshot(11, anOrder({ state: 'preparing' })), state.answers)), 'preparing');
});

test('an answer that comes late does not undo what the feed told meanwhile', (t) => {
  const before = board(10, anOrder());
  const cancelled = withMessage(before, told(12, anOrder({ state: 'cancelled' })));
  t.is(stateOf(withAnswer(cancelled, anOrder({ state: 'preparing' }), before.told)), undefined);
});

test('an order handed over here is counted once, by the answer or by the feed', (t) => {
  const before = board(10, anOrder({ state: 'ready' }));
  const answered = withAnswer(before, anOrder({ state: 'completed' }), before.told);
  t.is(answered.doneToday, 8);
  t.is(withMessage(answered, told(11, anOrder({ state: 'completed' }))).doneToday, 8);
});

test('a change of trading status and of products shows, and unknown orders that ended do not', (t) => {
  const closed = withMessage(board(10), { kind: 'trading', seq: 11, trading: { ...trading, status: 'closed' } });
  t.is(closed.trading?.status, 'closed');
  t.is(withMessage(closed, { kind: 'products', seq: 12 }).productsChanged, 1);
  t.deepEqual(withSnapshot(emptyBoard, snapshot(1, anOrder({ state: 'completed' })), 0).orders, {});
});

test('the clerk is told when a customer cancels or asks for money back, and not of what the store did itself', (t) => {
  const { orders } = board(10, anOrder({ state: 'preparing' }));
  const ended = (by: 'customer' | 'store' | 'system') => anOrder({ state: 'cancelled', ending: { by, reason: '门店 10 分钟内没有接单' } });
  t.deepEqual(noticesOf(orders, ended('customer'), none), [{ sentence: 'A001 号订单已被顾客取消，不用再做', stays: true }]);
  t.regex(noticesOf(orders, ended('system'), none)[0]?.sentence ?? '', /没有接单/);
  t.deepEqual(noticesOf(orders, ended('store'), none), []);
  t.deepEqual(noticesOf({}, ended('customer'), none), [], 'nobody here was making it');

  const brief = { id: 'case-1', state: 'asked', level: 'store', asked: 800, granted: null, reason: '少装漏装', answer: '' } as const;
  const asking = anOrder({ state: 'preparing', afterSale: brief });
  t.regex(noticesOf(orders, asking, none)[0]?.sentence ?? '', /申请退款 ¥8\.00/);
  t.deepEqual(noticesOf({ [asking.id]: asking }, asking, new Set(['case-1'])), [], 'said once');
  const done = anOrder({ state: 'completed', afterSale: brief });
  t.regex(noticesOf({}, done, none)[0]?.sentence ?? '', /申请退款/, 'of an order that left the board too');
  t.deepEqual(noticesOf({}, anOrder({ state: 'completed', afterSale: { ...brief, level: 'merchant' } }), none), [], 'others decide it');
});

test('after a cut the clerk hears which unfinished orders are gone', (t) => {
  const before = board(10, anOrder({ state: 'preparing' }), anOrder({ id: 'order-2', state: 'ready', pickupNumber: 'A002' })).orders;
  t.regex(goneMeanwhile(before, {})?.sentence ?? '', /1 笔没做完.*A001/);
  t.is(goneMeanwhile(before, before), null);
});
