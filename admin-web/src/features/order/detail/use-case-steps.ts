import { useQuery } from '@tanstack/react-query';
import { listStoreCaseSteps } from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import type { AfterSaleStepData } from '@mendian/shared/after-sale/after-sale-view.ts';
import type { TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';

/** What happened to an order's cases; asked for where there is one, and anew when it moves. */
export const useCaseSteps = ({ id: orderId, afterSale }: TerminalOrderData): readonly AfterSaleStepData[] =>
  useQuery({
    queryKey: ['order', orderId, 'case-steps', afterSale?.id, afterSale?.state, afterSale?.level],
    queryFn: () => call(listStoreCaseSteps, { orderId }),
    enabled: afterSale !== null,
    placeholderData: (before) => before,
  }).data?.items ?? [];
