import { eventType } from '../../platform/events.ts';

/** Signed in for the first time, or known since to have come by a counter: what a registration gives may be more then. */
export const memberJoined = eventType<{ memberId: string }>('member.joined');

/** WeChat vouched for the member's phone number, for the first time or anew. */
export const memberPhoneSet = eventType<{ memberId: string }>('member.phone-set');

/** A member told his birthday, for the first time or anew. */
export const memberBirthdayTold = eventType<{ memberId: string }>('member.birthday-told');
