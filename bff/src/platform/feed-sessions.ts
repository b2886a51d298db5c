import type { Connection } from './feed-connection.ts';
import type { Reads } from './sql.ts';

const idsAtOnce = 1_000;

/** Those whose session, terminal or clerk has ended since they connected. A few statements, however many connections. */
export const endedConnections = async (reads: Reads, connections: readonly Connection[], now: Date): Promise<Connection[]> => {
  const going = {
    sessionId: await stillThere(
      reads,
      'session',
      connections.map(({ sessionId }) => sessionId),
      now,
    ),
    terminalId: await stillThere(
      reads,
      'terminal',
      connections.map(({ terminalId }) => terminalId),
    ),
    clerkId: await stillThere(
      reads,
      'clerk',
      connections.map(({ clerkId }) => clerkId),
    ),
  };
  return connections.filter((connection) =>
    (['sessionId', 'terminalId', 'clerkId'] as const).some((name) => connection[name] !== null && !going[name].has(connection[name])),
  );
};

const stillThere = async (
  reads: Reads,
  table: 'session' | 'terminal' | 'clerk',
  asked: readonly (string | null)[],
  expiresAfter?: Date,
): Promise<Set<string>> => {
  const ids = [...new Set(asked)].filter((id) => id !== null);
  const found = new Set<string>();
  const until = table === 'terminal' ? ' AND disabled_at IS NULL' : expiresAfter === undefined ? '' : ' AND expires_at > ?';
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const part = ids.slice(from, from + idsAtOnce);
    const rows = await reads.all<{ id: string }>(
      `SELECT id FROM ${table} WHERE id IN (?) AND ended_at IS NULL${until}`,
      expiresAfter === undefined ? [part] : [part, expiresAfter],
    );
    for (const { id } of rows) found.add(id);
  }
  return found;
};
