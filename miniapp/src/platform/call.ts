import { caller, type CallOptions } from '@mendian/shared/kernel/caller.ts';
import type { Endpoint, ReplyOf, RequestOf } from '@mendian/shared/kernel/endpoint.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { newKey } from './new-key.ts';
import { send } from './send.ts';
import { needSession, signIn } from './session.ts';
import { token } from './token.ts';

const ask = caller(send, newKey);

/** The one way features talk to the server: signs in where it must, and once more when the token has run out. */
export const call = async <E extends Endpoint>(endpoint: E, input: RequestOf<E>, options: CallOptions = {}): Promise<ReplyOf<E>> => {
  const key = options.key ?? newKey();
  if (endpoint.who === 'customer') await needSession();
  const used = token.get();
  try {
    return await ask(endpoint, input, { ...options, key });
  } catch (failure) {
    if (!(failure instanceof DomainError) || failure.status !== 401) throw failure;
    if (token.get() === used) await signIn();
    // Another call that was refused is signing in right now: this one waits for it, and does not ask as nobody meanwhile.
    else if (endpoint.who === 'customer') await needSession();
    return ask(endpoint, input, { ...options, key });
  }
};
