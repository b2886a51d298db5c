import type { AfterSaleLevel } from '@mendian/shared/after-sale/after-sale-status.ts';
import { eventType } from '../../platform/events.ts';

/** Raised when a level should have answered by now. */
export const afterSaleOverdue = eventType<{ caseId: string; level: AfterSaleLevel }>('after-sale.overdue');
/** It was declined, or its money is back: what the customer waited for. */
export const afterSaleEnded = eventType<{ caseId: string }>('after-sale.ended');
