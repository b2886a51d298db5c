import { eventType } from '../../platform/events.ts';

/** Signed in for the first time. */
export const memberJoined = eventType<{ memberId: string }>('member.joined');

/** WeChat vouched for the member's phone number, for the first time or anew. */
export const memberPhoneSet = eventType<{ memberId: string }>('member.phone-set');

/** A member told his birthday, for the first time or anew. */
export const memberBirthdayTold = eventType<{ memberId: string }>('member.birthday-told');
