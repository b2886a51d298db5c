import { FeedMessage, type FeedMessageData } from '@mendian/shared/feed/feed.contract.ts';
import type { OrderViewData } from '@mendian/shared/order/order.contract.ts';
import * as v from 'valibot';
import { changesMax, foldChanges, readChanges, readCounters, type FeedRow } from './feed-changes.ts';
import { sendText, type Connection } from './feed-connection.ts';
import type { FreshChanges } from './feed-fresh.ts';
import { openTurns } from './feed-turns.ts';
import type { Log } from './log.ts';
import type { Reads } from './sql.ts';

export type RoomParts = {
  readonly reads: Reads;
  readonly fresh: Pick<FreshChanges, 'after' | 'forget' | 'watch'>;
  readonly log: Log;
  /** What a store's terminals are told of a row, as things are now; null: nothing (what it was about is gone). */
  readonly presentChange: (storeId: string, row: FeedRow) => Promise<FeedMessageData | null>;
  /** The order as its customer sees it now; null: it is not theirs. */
  readonly presentMyOrder: (orderId: string, memberId: string) => Promise<OrderViewData | null>;
};

/** The connections of one store. */
type Room = { readonly storeId: string; connections: Connection[] };

export type Rooms = {
  readonly join: (connection: Connection) => void;
  readonly leave: (connection: Connection) => void;
  /** Something happened at the store: tells its connections. Free for a store nobody here listens to. */
  readonly wake: (storeId: string) => void;
  /** Wakes every store whose counter is ahead of what was told. */
  readonly compareCounters: () => Promise<void>;
  readonly connections: () => Connection[];
  /** Resolves when nothing is being read. */
  readonly settled: () => Promise<void>;
};

/** Stores read at the same time, so that a wake of all stores leaves the pool to others. */
const readsAtOnce = 8;
const againAfterMs = 1_000;

/** One read per store and wake, however many listen; each connection gets what lies after its own number. */
export const openRooms = (parts: RoomParts): Rooms => {
  const rooms = new Map<string, Room>();
  const turns = openTurns<Room>(readsAtOnce, async (room) => {
    try {
      return await tellRoom(parts, room);
    } catch (error) {
      parts.log.warn({ err: error, storeId: room.storeId }, 'a store’s feed could not be read, will be tried again');
      setTimeout(() => wake(room.storeId), againAfterMs).unref();
      return false;
    }
  });
  const wake = (storeId: string): void => {
    const room = rooms.get(storeId);
    if (room !== undefined) turns.ask(room);
  };

  return {
    join: (connection) => {
      const { storeId } = connection;
      const room = rooms.get(storeId) ?? { storeId, connections: [] };
      rooms.set(storeId, room);
      parts.fresh.watch(storeId, true);
      room.connections.push(connection);
      turns.ask(room);
    },
    leave: ({ storeId, socket }) => {
      const room = rooms.get(storeId);
      if (room === undefined) return;
      room.connections = room.connections.filter((one) => one.socket !== socket);
      if (room.connections.length > 0) return;
      rooms.delete(storeId);
      parts.fresh.watch(storeId, false);
    },
    wake,
    compareCounters: async () => {
      for (const { store_id: storeId, seq } of await readCounters(parts.reads, [...rooms.keys()]))
        if (rooms.get(storeId)?.connections.some((connection) => connection.seq < seq)) {
          parts.fresh.forget(storeId);
          wake(storeId);
        }
    },
    connections: () => [...rooms.values()].flatMap(({ connections }) => connections),
    settled: turns.settled,
  };
};

/** Tells what is new to those who are there now; whoever joins meanwhile wakes the room again. True: there may be more. */
const tellRoom = async (parts: RoomParts, { storeId, connections }: Room): Promise<boolean> => {
  const members = [...connections];
  if (members.length === 0) return false;
  const after = Math.min(...members.map(({ seq }) => seq));
  const rows = parts.fresh.after(storeId, after) ?? (await readChanges(parts.reads, storeId, after));
  const last = rows.at(-1);
  if (last === undefined) return false;

  const folded = foldChanges(rows);
  await tellTerminals(
    parts,
    storeId,
    folded,
    members.filter(({ order }) => order === null),
  );
  await tellCustomers(
    parts,
    folded,
    members.filter(({ order }) => order !== null),
  );
  for (const member of members) member.seq = Math.max(member.seq, last.seq);
  return rows.length === changesMax;
};

const tellTerminals = async (
  { presentChange }: RoomParts,
  storeId: string,
  rows: readonly FeedRow[],
  terminals: readonly Connection[],
): Promise<void> => {
  if (terminals.length === 0) return;
  for (const row of rows) {
    const message = await presentChange(storeId, row);
    if (message === null) continue;
    const text = JSON.stringify(v.parse(FeedMessage, message));
    for (const terminal of terminals) {
      if (terminal.seq >= row.seq) continue;
      sendText(terminal.socket, text);
      terminal.seq = row.seq;
    }
  }
};

const tellCustomers = async ({ presentMyOrder }: RoomParts, rows: readonly FeedRow[], customers: readonly Connection[]): Promise<void> => {
  const texts = new Map<string, string | null>();
  for (const { socket, seq, order } of customers) {
    const row = rows.find(({ order_id: orderId }) => orderId === order?.orderId);
    if (order === null || row === undefined || row.seq <= seq) continue;
    const key = `${order.orderId} ${order.memberId}`;
    if (!texts.has(key)) {
      const view = await presentMyOrder(order.orderId, order.memberId);
      texts.set(key, view === null ? null : JSON.stringify(v.parse(FeedMessage, { kind: 'my-order', order: view })));
    }
    const text = texts.get(key);
    if (text) sendText(socket, text);
  }
};
