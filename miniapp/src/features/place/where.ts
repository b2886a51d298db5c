import type { Place } from '@mendian/shared/store/distance.ts';
import { keep, recall } from '../../platform/storage.ts';
import { sharedState } from '../../platform/shared-state.ts';

/** From where stores are looked for: where the phone was, or the middle of a city chosen by hand. */
export type Where = Place & {
  readonly kind: 'located' | 'city';
  /** The city's name; empty when the phone told the place. */ readonly city: string;
};

/** Null until the person chose; everything works without. */
export const where = sharedState<Where | null>(recall<Where>('where'));

export const setWhere = (next: Where): void => {
  keep('where', next);
  where.set(next);
};

export const whereText = (place: Where | null): string => {
  if (place === null) return '选择位置';
  return place.kind === 'located' ? '我的位置' : place.city;
};
