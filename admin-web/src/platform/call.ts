import { caller, unreachable, type CallOptions, type Send } from '@mendian/shared/kernel/caller.ts';
import type { Endpoint, ReplyOf, RequestOf, Who } from '@mendian/shared/kernel/endpoint.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { clock } from './clock.ts';
import { randomText } from './random-text.ts';
import { reach } from './reach.ts';
import { session } from './session.ts';
import { isLost } from './until-answered.ts';

/** An answer that takes longer than this is taken for lost; a file may be long on its way. */
const answerWithinMs = 10_000;
const answerToFileWithinMs = 90_000;

/** A key for one intention of a person; sent again after a lost answer it happens once. */
export const newKey = (): string => randomText(18);

/** The one way this app talks to the server. `token` speaks for someone else than the session, for a sign-in. */
export const call = async <E extends Endpoint>(
  endpoint: E,
  input: RequestOf<E>,
  { token, ...options }: CallOptions & { token?: string } = {},
): Promise<ReplyOf<E>> => {
  const asked = token ?? session.tokenFor(endpoint.who);
  try {
    const reply = await caller(sendAs(asked), newKey)(endpoint, input, options);
    reach.found();
    return reply;
  } catch (error) {
    if (isLost(error)) reach.lost();
    else reach.found();
    if (error instanceof DomainError && error.code === 'auth/required' && token === undefined) leave(endpoint.who, asked);
    throw error;
  }
};

const sendAs =
  (token: string | null): Send =>
  async ({ method, path, body, headers }) => {
    const file = body instanceof Blob ? body : null;
    const response = await fetch(path, {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': file === null ? 'application/json' : 'application/octet-stream' }),
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: body === undefined ? null : (file ?? JSON.stringify(body)),
      signal: AbortSignal.timeout(file === null ? answerWithinMs : answerToFileWithinMs),
    }).catch(() => {
      throw unreachable();
    });
    clock.learn(response.headers.get('date'));
    return { status: response.status, body: await response.json().catch(() => undefined) };
  };

/** The server no longer knows this token: sign in again, unless someone else has meanwhile. */
const leave = (who: Who, token: string | null): void => {
  const { device, clerk, ...desks } = session.get();
  if (token === null) return;
  if (who === 'headOffice' || who === 'merchant') {
    if (token === desks[who]) session.signOutDesk(who, { ended: true });
  } else if (token === clerk) session.signOutClerk();
  else if (token === device) session.unbind();
};
