import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { clock } from '../../../platform/clock.ts';
import { answerOf, foundBy, reading, writing } from '../../../platform/offline/database.ts';
import { unguessable } from '../../../platform/random-text.ts';
import type { Person } from '../../../platform/session.ts';
import { afterWrong, noTries, type Tries } from './try-policy.ts';

/** What tells, without the network, whether a PIN is this clerk's: a slow hash of it, never the PIN. */
type Verifier = {
  readonly number: string;
  readonly person: Person;
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly hash: Uint8Array<ArrayBuffer>;
  /** When the clerk last signed in with the network. */
  readonly atMs: number;
  readonly tries: Tries;
};

const iterations = 600_000;
/** Whoever has not signed in here with the network for so long may have left. */
const keptMs = 14 * 86_400_000;

/** After the server has let a clerk in, this machine can do so without it. Where the browser has no cryptography (plain HTTP) or keeps nothing, it cannot. */
export const keepVerifier = async (person: Person, pin: string): Promise<void> => {
  try {
    const salt = unguessable(16);
    const hash = await hashOf(pin, salt, iterations);
    const verifier: Verifier = { number: person.number, person, salt, iterations, hash, atMs: clock.now(), tries: noTries };
    await writing('verifiers', ({ verifiers }) => answerOf(verifiers.put(verifier)));
  } catch {
    // Then there is no signing in without the network here, which is said when somebody tries.
  }
};

/** Whom the server refuses, by a wrong PIN or as one who has left, this machine lets in no more until the server does. */
export const forgetVerifier = (number: string): Promise<void> =>
  writing('verifiers', ({ verifiers }) => answerOf(verifiers.delete(number))).catch(() => undefined);

/** Who it is by number and PIN, as far as this machine knows; refuses with a sentence. */
export const verifyOffline = async (number: string, pin: string): Promise<Person> => {
  const nowMs = clock.now();
  const verifier = await readVerifier(number);
  if (verifier === null || nowMs - verifier.atMs > keptMs)
    throw refuseOffline('网络不通，而这个工号最近没有在这台终端联网登录过，现在不能登录');
  const { notBeforeMs } = verifier.tries;
  if (nowMs < notBeforeMs) throw refuseOffline(`密码错了几次，请 ${Math.ceil((notBeforeMs - nowMs) / 60_000)} 分钟后再试`);
  // Counted before it is looked at: killing the page wins nobody a try.
  const tries = afterWrong(verifier.tries, nowMs);
  await writing('verifiers', async ({ verifiers }) => {
    if (tries === null) await answerOf(verifiers.delete(number));
    else await answerOf(verifiers.put({ ...verifier, tries }));
  });
  if (!isSame(await hashOf(pin, verifier.salt, verifier.iterations), verifier.hash))
    throw refuseOffline(tries === null ? '密码错的次数太多，要等网络恢复才能登录' : '工号或密码不对，请再输一次');
  await writing('verifiers', ({ verifiers }) => answerOf(verifiers.put({ ...verifier, tries: noTries })));
  return verifier.person;
};

const readVerifier = async (number: string): Promise<Verifier | null> =>
  reading('verifiers', async ({ verifiers }) => (await foundBy<Verifier | undefined>(verifiers.get(number))) ?? null).catch(() => null);

const hashOf = async (pin: string, salt: Uint8Array<ArrayBuffer>, rounds: number): Promise<Uint8Array<ArrayBuffer>> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256));
};

const isSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.reduce((differing, byte, place) => differing | (byte ^ other[place]!), 0) === 0;

const refuseOffline = (message: string): DomainError => new DomainError('clerk/offline', { status: 401, message });
