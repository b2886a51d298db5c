import type { FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getBoard, TerminalOrderData, TradingViewData } from '@mendian/shared/terminal/terminal.contract.ts';

export type BoardState = {
  readonly loaded: boolean;
  /** How far in the store's sequence this board has come. */
  readonly seq: number;
  /** Orders that are still going on, by id. */
  readonly orders: Readonly<Record<string, TerminalOrderData>>;
  readonly doneToday: number;
  readonly trading: TradingViewData | null;
  /** Raised when the store's products changed. */
  readonly productsChanged: number;
  /** Raised when an order told of has a case for money back. */
  readonly afterSalesChanged: number;
  /** Raised when something became of the store's tickets. */
  readonly printsChanged: number;
  /** Something may have been missed: a new snapshot is wanted. */
  readonly wantsSnapshot: boolean;
  /** Counts the feed's orders and our own answers, and when each order was last told of: tells an old answer from a new one. */
  readonly told: number;
  readonly toldOf: Readonly<Record<string, number>>;
  /** Counts our own answers alone: a snapshot asked for before one may be older than it. */
  readonly answers: number;
};

export const emptyBoard: BoardState = {
  loaded: false,
  seq: 0,
  orders: {},
  doneToday: 0,
  trading: null,
  productsChanged: 0,
  afterSalesChanged: 0,
  printsChanged: 0,
  wantsSnapshot: true,
  told: 0,
  toldOf: {},
  answers: 0,
};

const goingOn: readonly TerminalOrderData['state'][] = ['new', 'preparing', 'ready', 'delivering'];
const isGoingOn = ({ state }: TerminalOrderData): boolean => goingOn.includes(state);

/**
 * A snapshot takes the place of everything, unless it lies behind the feed, or an answer came to one of our own actions since
 * it was asked for (`answers` then): in both cases it may be older than what we know, and is asked for again if it is wanted.
 */
export const withSnapshot = (state: BoardState, board: ReplyOf<typeof getBoard>, answersWhenAsked: number): BoardState => {
  if (board.seq < state.seq) return state;
  if (state.answers !== answersWhenAsked) return { ...state, wantsSnapshot: true };
  const orders = Object.fromEntries(board.orders.filter(isGoingOn).map((order) => [order.id, order]));
  return {
    ...state,
    loaded: true,
    seq: board.seq,
    orders,
    doneToday: board.doneToday,
    trading: board.trading,
    wantsSnapshot: false,
    toldOf: Object.fromEntries(Object.entries(state.toldOf).filter(([id]) => orders[id] !== undefined)),
  };
};

/** A message of the feed. One already known changes nothing; after a gap what came is kept and a snapshot is wanted. */
export const withMessage = (state: BoardState, message: FeedMessageData): BoardState => {
  if (message.kind === 'reset') return { ...state, seq: 0, wantsSnapshot: true };
  // A server whose sequence lies behind ours was set up anew.
  if (message.kind === 'welcome') return message.seq < state.seq ? { ...state, seq: 0, wantsSnapshot: true } : state;
  if (!('seq' in message) || message.seq <= state.seq) return state;

  const moved = { ...state, seq: message.seq, wantsSnapshot: state.wantsSnapshot || message.seq > state.seq + 1 };
  if (message.kind === 'order') return withOrder(moved, message.order);
  if (message.kind === 'prints') return { ...moved, printsChanged: moved.printsChanged + 1 };
  if (message.kind === 'trading') return { ...moved, trading: message.trading };
  return { ...moved, productsChanged: moved.productsChanged + 1 };
};

/** The answer to an action begun when `told` was `toldWhenBegun`; the feed may have told of something newer meanwhile. */
export const withAnswer = (state: BoardState, order: TerminalOrderData, toldWhenBegun: number): BoardState =>
  (state.toldOf[order.id] ?? 0) > toldWhenBegun ? state : withOrder({ ...state, answers: state.answers + 1 }, order);

const withOrder = (state: BoardState, order: TerminalOrderData): BoardState => {
  const { [order.id]: before, ...others } = state.orders;
  const told = state.told + 1;
  return {
    ...state,
    told,
    toldOf: { ...state.toldOf, [order.id]: told },
    orders: isGoingOn(order) ? { ...others, [order.id]: order } : others,
    afterSalesChanged: state.afterSalesChanged + (order.afterSale === null ? 0 : 1),
    doneToday: state.doneToday + (order.state === 'completed' && before !== undefined ? 1 : 0),
  };
};
