import type { Misbehaviour } from './sandbox-shape.ts';

/** The outside as it is when nothing is wrong with it. */
export const calmBehaviour: Misbehaviour = {
  slowMs: 0,
  down: false,
  notify: 'normal',
  notifySignedBy: 'public-key',
  notifyTimes: 1,
  refund: 'normal',
  prepay: 'normal',
  charge: 'normal',
  reverse: 'normal',
  login: 'normal',
  loseAnswers: false,
  forgeAnswers: false,
};
