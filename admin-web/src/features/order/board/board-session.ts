import type { FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getBoard, TerminalOrderData, TradingViewData } from '@mendian/shared/terminal/terminal.contract.ts';
import { alarm } from '../../../platform/alarm.ts';
import type { FeedOptions } from '../../../platform/feed.ts';
import { valueStore, type ValueStore } from '../../../platform/value-store.ts';
import { goneMeanwhile, noticing, type BoardNotice } from './board-notices.ts';
import { emptyBoard, withAnswer, withMessage, withSnapshot, type BoardState } from './board-state.ts';
import { withLink, type Connection } from './lamp.ts';

/** What the board is given: how to ask, how to listen, the time, and whom to tell. */
export type BoardNeeds = {
  askBoard: () => Promise<ReplyOf<typeof getBoard>>;
  openFeed: (options: FeedOptions) => { close: () => void };
  token: () => string;
  now: () => number;
  tell: (notice: BoardNotice) => void;
};

/** While the feed is away, and while a snapshot is wanted, the board is asked for so often. */
const askEveryMs = 10_000;
const askAgainMs = 1_000;

/** The board as this terminal knows it: a snapshot, then the feed from its sequence on; asking where the feed is away. */
export const boardSession = ({ askBoard, openFeed, token, now, tell }: BoardNeeds) => {
  const board = valueStore<BoardState>(emptyBoard);
  const connection = valueStore<Connection>({ feed: 'connecting', cutAtMs: now(), askedAtMs: null, askFails: false });
  const timer = alarm(() => void refresh(), now);
  const notice = noticing(tell);
  let feed: { close: () => void } | null = null;
  let asking = false;
  let stopped = true;

  const refresh = async (): Promise<void> => {
    if (asking || stopped) return;
    asking = true;
    const { answers, orders, loaded } = board.get();
    try {
      const reply = await askBoard();
      if (stopped) return;
      board.set(withSnapshot(board.get(), reply, answers));
      connection.set({ ...connection.get(), askedAtMs: now(), askFails: false });
      const gone = loaded && connection.get().feed !== 'live' ? goneMeanwhile(orders, board.get().orders) : null;
      if (gone !== null) tell(gone);
      feed ??= openFeed({ hello: () => ({ kind: 'terminal', token: token(), seq: board.get().seq }), onMessage: hear, onLink: link });
    } catch {
      connection.set({ ...connection.get(), askFails: true });
    } finally {
      asking = false;
      plan();
    }
  };
  /** Asks again soon while something may have been missed, now and then while the feed is away, and not at all otherwise. */
  const plan = (): void => timer.set(stopped ? null : nextAskMs(board.get(), connection.get()));
  const hear = (message: FeedMessageData): void => {
    const before = board.get();
    board.set(withMessage(before, message));
    if (message.kind === 'order') notice(before.orders, message.order);
    // A refused token shows itself in the answer to a question, where the session deals with it.
    if (message.kind === 'refused' || (board.get().wantsSnapshot && !before.wantsSnapshot)) void refresh();
  };
  const link = (next: Connection['feed']): void => {
    const before = connection.get();
    connection.set(withLink(before, next, now()));
    if (next === 'lost' && isWorthAsking(before, now())) void refresh();
    else plan();
  };

  return {
    board,
    connection,
    refresh,
    start: (): (() => void) => {
      stopped = false;
      void refresh();
      return () => {
        stopped = true;
        plan();
        feed?.close();
        feed = null;
      };
    },
    /** What was just set here; the feed tells it too, when it is there. */
    setTrading: (trading: TradingViewData): void => board.set({ ...board.get(), trading }),
    /** To be called before an action; what it returns takes the action's answer. */
    begin: () => beginOn(board),
  };
};
export type BoardSession = ReturnType<typeof boardSession>;

const beginOn = (board: ValueStore<BoardState>) => {
  const { told } = board.get();
  return (order: TerminalOrderData): void => board.set(withAnswer(board.get(), order, told));
};

/** At the first loss, and again when an attempt fails: a server that still answered as it went away is gone by then. */
const isWorthAsking = ({ cutAtMs, askFails, askedAtMs }: Connection, nowMs: number): boolean =>
  cutAtMs === null || (!askFails && nowMs - (askedAtMs ?? 0) >= askAgainMs);

const nextAskMs = ({ wantsSnapshot, loaded }: BoardState, { feed, askFails }: Connection): number | null => {
  if (wantsSnapshot && loaded && !askFails) return askAgainMs;
  if (!loaded) return askEveryMs / 4;
  return feed === 'live' && !wantsSnapshot ? null : askEveryMs;
};
