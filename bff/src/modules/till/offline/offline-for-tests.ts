import { sum } from '@mendian/shared/kernel/money.ts';
import { getTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { sendOffline, type OfflineActionData, type OfflineLineData, type SoldOfflineData } from '@mendian/shared/till/offline.contract.ts';
import { weighedPrice } from '@mendian/shared/till/till-price.ts';
import type { SkuMade, StoreMade } from '../../../../test/build.ts';
import type { Call, Harness } from '../../../../test/harness.ts';
import { newUlid } from '../../../platform/chance.ts';
import { aTill } from '../till-for-tests.ts';

/** A till that knows who it is, so that it can go on without the server, and the device's own calls. */
export const anOfflineTill = async (house: Harness, at?: StoreMade) => {
  const till = await aTill(house, at);
  const { clerk } = await till.clerk.call(getTerminal, {});
  const device = house.as(till.clerk.secret);
  return { ...till, device, clerkId: clerk!.id, house, send: sendTo(device) };
};
export type OfflineTill = Awaited<ReturnType<typeof anOfflineTill>>;

const sendTo =
  (device: Call) =>
  async (...actions: OfflineActionData[]) =>
    (await device(sendOffline, { actions })).outcomes;

const none = { grams: null, gross: null, tare: null, label: null };

export const piecesAt = ({ skuId }: SkuMade, price: number, count = 1): OfflineLineData => ({
  ...{ skuId, choices: [], pieces: count, ...none, price, amount: price * count },
});

export const weighedAt = ({ skuId }: SkuMade, price: number, grams: number): OfflineLineData => ({
  ...{ skuId, choices: [], pieces: 1, grams, gross: grams + 5, tare: 5, label: null, price, amount: weighedPrice(price, grams, 'fen') },
});

type Given = Partial<SoldOfflineData> & { readonly minutesAgo?: number };

const common = ({ house, clerkId }: OfflineTill, minutesAgo: number) => {
  const at = new Date(house.clock.now.getTime() - minutesAgo * 60_000);
  return { id: newUlid(at), at: at.toISOString(), clerkId };
};

/** A sale as a till makes it alone, paid with the exact sum unless more is given. */
export const sold = (till: OfflineTill, lines: OfflineLineData[], { minutesAgo = 0, ...given }: Given = {}): SoldOfflineData => {
  const payable = given.payable ?? sum(lines.map(({ amount }) => amount)) - (given.roundedOff ?? 0);
  return {
    ...{
      ...common(till, minutesAgo),
      kind: 'sold',
      shiftId: till.shiftId,
      number: '断网 1120-0001',
      lines,
      roundedOff: 0,
      payable,
      tendered: payable,
    },
    ...given,
  };
};

export const opened = (till: OfflineTill, openingCash: number, minutesAgo = 0): Extract<OfflineActionData, { kind: 'shift-opened' }> => ({
  ...{ ...common(till, minutesAgo), kind: 'shift-opened', openingCash },
});

type Closed = Extract<OfflineActionData, { kind: 'shift-closed' }>;

export const closed = (till: OfflineTill, counted: number, given: Partial<Closed> = {}): Closed => ({
  ...{ ...common(till, 0), kind: 'shift-closed', shiftId: till.shiftId, counted, reason: '', ...given },
});
