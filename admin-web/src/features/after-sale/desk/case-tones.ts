import type { AfterSaleState } from '@mendian/shared/after-sale/after-sale-status.ts';
import type { Tone } from '../../../ui/desk/tag.tsx';

export const stateTones: Record<AfterSaleState, Tone> = {
  asked: 'warm',
  refunding: 'accent',
  done: 'good',
  declined: 'hot',
  withdrawn: 'plain',
};
