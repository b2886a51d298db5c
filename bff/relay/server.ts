import { randomBytes } from 'node:crypto';
import { caller, unreachable, type CallOptions, type Send } from '@mendian/shared/kernel/caller.ts';
import type { Endpoint, ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';

export type Call = <E extends Endpoint>(endpoint: E, input: RequestOf<E>, options?: CallOptions) => Promise<ReplyOf<E>>;

const answerWithinMs = 10_000;

export const newSecret = (): string => randomBytes(32).toString('base64url');

export const newKey = (): string => randomBytes(16).toString('hex');

/** Calls the server as the owner of a token; null: as nobody. */
export const callsTo = (server: string, token: string | null): Call => caller(sendTo(server, token), newKey);

const sendTo =
  (server: string, token: string | null): Send =>
  async ({ method, path, body, headers }) => {
    const response = await fetch(server + path, {
      method,
      headers: { ...headers, 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: body === undefined ? null : JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    }).catch(() => {
      throw unreachable();
    });
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };
