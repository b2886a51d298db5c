import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import type { DeskWho } from '../../platform/session.ts';

/** Who calls the server from a desk, as endpoints name it. */
export const whoAt: Record<Desk, DeskWho> = { hq: 'headOffice', merchant: 'merchant' };

export const deskTitle: Record<Desk, string> = { hq: '总部后台', merchant: '商户后台' };
