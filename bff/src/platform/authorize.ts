import { refuse } from '@mendian/shared/kernel/errors.ts';
import type { Actor } from './actor.ts';

type Rule<Subject> = (actor: Actor, subject: Subject) => boolean;

/** `see` is required: whoever may not see a thing is told it does not exist. */
export type Policy<Subject, Action extends string> = Record<Action | 'see', Rule<Subject>>;

export function authorize<Subject, Action extends string>(
  policy: Policy<Subject, Action>,
  action: NoInfer<Action> | 'see',
  actor: Actor,
  subject: Subject | null,
): asserts subject is Subject {
  if (subject === null || !policy.see(actor, subject)) throw refuse('thing/not-found');
  if (!policy[action](actor, subject)) throw refuse('auth/forbidden', { action });
}
