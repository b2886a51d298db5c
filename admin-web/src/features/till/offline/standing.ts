import { clock } from '../../../platform/clock.ts';
import { session } from '../../../platform/session.ts';
import { notKept } from './queue.ts';

/** Who stands at the till now: what is done there without a network is theirs. */
export const standing = (): { readonly clerkId: string; readonly name: string; readonly at: string; readonly nowMs: number } => {
  const { person } = session.get();
  if (person === null) throw notKept('请先登录再收款');
  const nowMs = clock.now();
  return { clerkId: person.id, name: person.name, at: new Date(nowMs).toISOString(), nowMs };
};
