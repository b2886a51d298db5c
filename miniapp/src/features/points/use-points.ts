import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { listMyCards, type CardOnFileData } from '@mendian/shared/member/member-card.contract.ts';
import { getMemberCode } from '@mendian/shared/member/member-code.contract.ts';
import { getMyCard, listMyPoints, type CardData, type PointEntryData } from '@mendian/shared/points/points.contract.ts';
import { now } from '../../platform/clock.ts';
import { call } from '../../platform/call.ts';
import { useAgain } from '../../platform/use-again.ts';
import { usePages } from '../../platform/use-pages.ts';
import { useRead } from '../../platform/use-read.ts';

/** The member's tier and points, kept for the next visit; under another name than cards that knew no ladder. */
export const useCard = () => useRead<CardData>('card', () => call(getMyCard, {}), { keepAs: 'card-2', onShow: true, mine: true });

/** Their cards of the chain's own, in WeChat and in Alipay. */
export const useCards = () =>
  useRead<readonly CardOnFileData[]>('cards', async () => (await call(listMyCards, {})).items, {
    keepAs: 'cards',
    onShow: true,
    mine: true,
  });

/** A code is never shown longer than it counts. */
const lookMs = 1_000;

/** The member's code of this minute; over, the next one is asked for. */
export const useMemberCode = () => {
  const reading = useRead<ReplyOf<typeof getMemberCode>>('member-code', () => call(getMemberCode, {}), { onShow: true, mine: true });
  const { data, refresh } = reading;
  useAgain(data !== null, lookMs, () => {
    if (data !== null && now().getTime() >= Date.parse(data.until)) void refresh();
  });
  return reading;
};

/** Every point that came or went, the newest first. */
export const usePointEntries = () =>
  usePages<PointEntryData>('points', (after) => call(listMyPoints, after === undefined ? {} : { after }), 'points');
