import type { Actor } from '../../platform/actor.ts';

export type HeadOffice = Extract<Actor, { kind: 'headOffice' }>;
