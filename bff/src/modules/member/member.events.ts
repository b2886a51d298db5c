import { eventType } from '../../platform/events.ts';

/** Signed in for the first time. */
export const memberJoined = eventType<{ memberId: string }>('member.joined');
