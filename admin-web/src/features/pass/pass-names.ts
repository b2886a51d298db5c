import type { PassStanding } from '@mendian/shared/pass/pass-figures.ts';
import type { PassKindState } from '@mendian/shared/pass/pass-status.ts';
import type { Tone } from '../../ui/desk/tag.tsx';

export const kindTones: Record<PassKindState, Tone> = { draft: 'plain', live: 'good', ended: 'plain' };

export const standingTones: Record<PassStanding, Tone> = {
  ...{ unpaid: 'plain', usable: 'good', over: 'plain', 'used-up': 'plain' },
  ...{ paused: 'warm', refunding: 'accent', refunded: 'plain', cancelled: 'plain' },
};

/** What is asked anew after anything was done here. */
export const passParts = ['pass-kinds', 'passes', 'attention'] as const;
