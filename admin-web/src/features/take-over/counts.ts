import type { TakeOverData } from '@mendian/shared/take-over/take-over.contract.ts';
import type { RecordOutcome } from '@mendian/shared/take-over/take-over-words.ts';

/** `1,203`. */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Lines of all files with this outcome. */
export const sumOf = ({ files }: TakeOverData, outcome: RecordOutcome): number =>
  files.reduce((sum, { outcomes }) => sum + outcomes[outcome], 0);
