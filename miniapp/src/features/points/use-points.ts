import { getMyCard, listMyPoints, type CardData, type PointEntryData } from '@mendian/shared/points/points.contract.ts';
import { call } from '../../platform/call.ts';
import { usePages } from '../../platform/use-pages.ts';
import { useRead } from '../../platform/use-read.ts';

/** The member's level and points, kept for the next visit. */
export const useCard = () => useRead<CardData>('card', () => call(getMyCard, {}), { keepAs: 'card', onShow: true, mine: true });

/** Every point that came or went, the newest first. */
export const usePointEntries = () =>
  usePages<PointEntryData>('points', (after) => call(listMyPoints, after === undefined ? {} : { after }), 'points');
