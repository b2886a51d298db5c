import { caller } from '@mendian/shared/kernel/caller.ts';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { getMiniSettings } from '@mendian/shared/member/member.contract.ts';
import { newKey } from './new-key.ts';
import { send } from './send.ts';
import { sharedState } from './shared-state.ts';
import { keep, recall } from './storage.ts';

type MiniSettings = ReplyOf<typeof getMiniSettings>;

/** What the server tells a mini-program at start; null until it did for the first time. */
export const settings = sharedState<MiniSettings | null>(recall<MiniSettings>('settings'));

const ask = caller(send, newKey);

/** Old settings serve until new ones come; without a network they go on serving. */
export const freshenSettings = async (): Promise<void> => {
  try {
    const fresh = await ask(getMiniSettings, {});
    keep('settings', fresh);
    settings.set(fresh);
  } catch {
    // The next start asks again; what needs a setting says so itself.
  }
};
