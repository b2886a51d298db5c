import { eventType } from '../../platform/events.ts';

/** A member rose to a tier, on a day. */
export const memberRisen = eventType<{ memberId: string; tier: string; day: string }>('points.member-risen');

/** Head office set the tiers so that members may reach more with the growth that they have. */
export const tiersLowered = eventType<{ version: number }>('points.tiers-lowered');
