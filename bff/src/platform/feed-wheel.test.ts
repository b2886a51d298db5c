import test from 'ava';
import type { WebSocket } from 'ws';
import type { Connection } from './feed-connection.ts';
import { openWheel, turnMs } from './feed-wheel.ts';

/** A connection whose socket only counts what happens to it. */
const aConnection = () => {
  const happened: string[] = [];
  const note = (what: string) => () => void happened.push(what);
  const socket = {
    readyState: 1,
    OPEN: 1,
    bufferedAmount: 0,
    send: note('alive'),
    ping: note('ping'),
    terminate: note('cut'),
  } as unknown as WebSocket;
  const connection: Connection = {
    socket,
    storeId: 's',
    seq: 0,
    order: null,
    sessionId: null,
    terminalId: null,
    clerkId: null,
    pingsUnanswered: 0,
  };
  return { connection, happened };
};
const turn = (wheel: { turn: () => void }, seconds: number) => {
  for (let turns = 0; turns < (seconds * 1_000) / turnMs; turns += 1) wheel.turn();
};

test('each connection hears that we are there once in twenty seconds, and they are spread over them', (t) => {
  const wheel = openWheel();
  const all = Array.from({ length: 200 }, aConnection);
  for (const { connection } of all) wheel.add(connection);
  wheel.turn();
  t.is(all.filter(({ happened }) => happened.length > 0).length, 1, 'never many at once: whoever has news waits meanwhile');
  turn(wheel, 20 - turnMs / 1_000);
  for (const { happened } of all) t.deepEqual(happened, ['alive', 'ping']);
});

test('who answers stays, who answered none of three pings is cut off', (t) => {
  const wheel = openWheel();
  const [living, dead] = [aConnection(), aConnection()];
  for (const { connection } of [living, dead]) wheel.add(connection);
  for (let round = 0; round < 4; round += 1) {
    turn(wheel, 20);
    living.connection.pingsUnanswered = 0;
  }
  t.false(living.happened.includes('cut'));
  t.deepEqual(
    dead.happened.filter((what) => what !== 'alive'),
    ['ping', 'ping', 'ping', 'cut'],
  );
});

test('who left is not pinged any more', (t) => {
  const wheel = openWheel();
  const gone = aConnection();
  wheel.add(gone.connection);
  wheel.remove(gone.connection);
  turn(wheel, 40);
  t.deepEqual(gone.happened, []);
});
