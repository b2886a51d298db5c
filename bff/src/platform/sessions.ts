import type { Actor } from './actor.ts';
import { refuseTerminal } from '@mendian/shared/terminal/terminal.errors.ts';
import { applicationActor } from './application-calls.ts';
import { hashOf, newToken } from './chance.ts';
import type { Context } from './context.ts';
import { keptActors } from './kept-actors.ts';
import type { Reads } from './sql.ts';
import { staffActor } from './staff-sessions.ts';

type Kind = 'customer' | 'clerk' | 'account';

/** How long a sign-in lasts. */
const daysByKind: Record<Kind, number> = { customer: 90, clerk: 1, account: 30 };

type Place = { /** A clerk's. */ readonly terminalId?: string; /** What it is used on, in words. */ readonly device?: string };

/**
 * Opens a session and gives its token, which is not kept: SQL holds its hash, so nobody who reads the database can sign in.
 * The dot tells it from a terminal's own secret. Whose it is, is remembered as a guess: a customer asks for more at once.
 */
export const openSession = async (ctx: Context, kind: Kind, subjectId: string, { terminalId, device }: Place = {}): Promise<string> => {
  const token = `${kind.charAt(0)}.${newToken()}`;
  const [id, hash] = [ctx.newId(), hashOf(token)];
  const expiresAt = new Date(ctx.now.getTime() + daysByKind[kind] * 86_400_000);
  ctx.sql.later.insert('session', [
    {
      ...{ token_hash: hash, id, kind },
      subject_id: subjectId,
      terminal_id: terminalId ?? null,
      device: device ?? null,
      created_at: ctx.now,
      expires_at: expiresAt,
    },
  ]);
  if (kind === 'customer') keptActors(ctx.sql).keepActor(hash, { kind, memberId: subjectId, sessionId: id });
  return token;
};

export const endSession = (ctx: Context, sessionId: string): Promise<number> =>
  ctx.sql.run('UPDATE session SET ended_at = ? WHERE id = ? AND ended_at IS NULL', [ctx.now, sessionId]);

/** Ends the clerks' sessions at a terminal: one person works at it at a time. */
export const endClerkSessions = (ctx: Context, terminalId: string): Promise<number> =>
  ctx.sql.run(`UPDATE session SET ended_at = ? WHERE terminal_id = ? AND kind = 'clerk' AND ended_at IS NULL`, [ctx.now, terminalId]);

/** Ends a clerk's sessions wherever they are. */
export const endSessionsOfClerk = (ctx: Context, clerkId: string): Promise<number> =>
  ctx.sql.run(`UPDATE session SET ended_at = ? WHERE kind = 'clerk' AND subject_id = ? AND ended_at IS NULL`, [ctx.now, clerkId]);

/** Ends an account's sessions, all or all but one. */
export const endAccountSessions = (ctx: Context, accountId: string, keptId = ''): Promise<number> =>
  ctx.sql.run(`UPDATE session SET ended_at = ? WHERE kind = 'account' AND subject_id = ? AND ended_at IS NULL AND id <> ?`, [
    ctx.now,
    accountId,
    keptId,
  ]);

/** Whose token this is, asked of SQL each time: an ended session is over on the next request. Null: nobody's. A terminal that was put out of use is refused by its name. */
export const actorOf = (reads: Reads, token: string, now: Date): Promise<Actor | null> =>
  !token.includes('.')
    ? terminalActor(reads, token)
    : token.startsWith('a.')
      ? staffActor(reads, hashOf(token), now)
      : token.startsWith('k.')
        ? applicationActor(reads, token, now)
        : sessionActor(reads, token, now);

type SessionRow = {
  id: string;
  kind: 'customer' | 'clerk';
  subject_id: string;
  terminal_id: string | null;
  expires_at: Date;
  ended_at: Date | null;
  /** Of a clerk who still works at the store of a terminal that is still bound; null for everyone else. */
  clerk_name: string | null;
  store_id: string | null;
  disabled_at: Date | null;
};

/** One statement, whoever it is: a clerk's session is worth as much as the clerk and the terminal behind it. */
const sessionActor = async (reads: Reads, token: string, now: Date): Promise<Actor | null> => {
  const row = await reads.one<SessionRow>(
    `SELECT s.id, s.kind, s.subject_id, s.terminal_id, s.expires_at, s.ended_at, c.name AS clerk_name, t.store_id, t.disabled_at
    FROM session s
      LEFT JOIN terminal t ON s.kind = 'clerk' AND t.id = s.terminal_id AND t.ended_at IS NULL
      LEFT JOIN clerk c ON c.id = s.subject_id AND c.store_id = t.store_id AND c.ended_at IS NULL
    WHERE s.token_hash = ? AND s.kind <> 'account'`,
    [hashOf(token)],
  );
  if (row === null || row.ended_at !== null || row.expires_at <= now) return null;
  if (row.kind === 'customer') return { kind: 'customer', memberId: row.subject_id, sessionId: row.id };
  const { id, subject_id: clerkId, terminal_id: terminalId, clerk_name: name, store_id: storeId } = row;
  if (name === null || terminalId === null || storeId === null) return null;
  if (row.disabled_at !== null) throw refuseTerminal('terminal/disabled');
  return { kind: 'clerk', clerkId, name, terminalId, storeId, sessionId: id };
};

const terminalActor = async (reads: Reads, secret: string): Promise<Actor | null> => {
  const row = await reads.one<{ id: string; store_id: string; relay: number; disabled_at: Date | null }>(
    'SELECT id, store_id, relay, disabled_at FROM terminal WHERE secret_hash = ? AND ended_at IS NULL',
    [hashOf(secret)],
  );
  if (row !== null && row.disabled_at !== null) throw refuseTerminal('terminal/disabled');
  return row && { kind: 'terminal', terminalId: row.id, storeId: row.store_id, ...(row.relay === 1 ? { relay: true } : {}) };
};
