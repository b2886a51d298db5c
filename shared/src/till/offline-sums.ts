import { surchargeOf } from '../catalog/choices.ts';
import { amountMax, sum } from '../kernel/money.ts';
import type { OfflineLineData, SoldOfflineData } from './offline.contract.ts';
import { weighedPrice, weighRoundings } from './till-price.ts';

/** 抹零 goes down to a whole yuan at most, and packing weighs no more than a scale's input takes. */
const roundedOffMax = 99;
const tareMax = 5_000;

/** Whether a sale that a till made alone adds up, whatever its prices are by now: lines, 抹零, what was asked for and what was given. */
export const addsUp = ({ lines, roundedOff, payable, tendered }: SumsOf): boolean =>
  lines.every(isPriced) &&
  roundedOff <= roundedOffMax &&
  payable + roundedOff <= amountMax &&
  sum(lines.map(({ amount }) => amount)) - roundedOff === payable &&
  tendered >= payable;

type SumsOf = Pick<SoldOfflineData, 'lines' | 'roundedOff' | 'payable' | 'tendered'>;

/** A label's amount stands, since the customer has read it; the store may have rounded otherwise when it was sold. */
const isPriced = ({ choices, pieces, grams, gross, tare, label, price, amount }: OfflineLineData): boolean => {
  const surcharge = surchargeOf(choices);
  if (grams === null) return gross === null && tare === null && label === null && amount === (price + surcharge) * pieces;
  if (pieces !== 1) return false;
  if (label !== null) return gross === null && tare === null && choices.length === 0;
  const isWeighed = gross !== null && tare !== null && tare <= tareMax && gross - tare === grams;
  return isWeighed && weighRoundings.some((rounding) => weighedPrice(price, grams, rounding) + surcharge === amount);
};
