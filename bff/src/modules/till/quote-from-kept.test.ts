import test from 'ava';
import fc from 'fast-check';
import { listTerminalProducts } from '@mendian/shared/terminal/terminal.contract.ts';
import { quoteFromKept } from '@mendian/shared/till/counter-quote.ts';
import type { SaleLineData } from '@mendian/shared/till/sale-lines.ts';
import { scaleLayouts, prefixLength } from '@mendian/shared/till/scale-code.ts';
import { scaleCode } from '@mendian/shared/till/scale-code.test-data.ts';
import * as contract from '@mendian/shared/till/till.contract.ts';
import { roundDowns, weighRoundings } from '@mendian/shared/till/till-price.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { aProduct, aStore } from '../../../test/build.ts';
import { startHarness } from '../../../test/harness.ts';
import { aTill, withPlu } from './till-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

const options = [
  { id: 'g1', name: '冰量', kind: 'one' as const, max: 1, choices: [{ id: 'c1', name: '正常冰', surcharge: 0 }, { id: 'c2', name: '去冰', surcharge: 50 }] }, // prettier-ignore
  { id: 'g2', name: '加料', kind: 'many' as const, max: 1, choices: [{ id: 'c3', name: '椰果', surcharge: 200 }, { id: 'c4', name: '珍珠', surcharge: 150 }] }, // prettier-ignore
];
/** Both fit, the first is one too few, the last one too many or unknown. */
const choiceIds = [[], ['c1'], ['c3', 'c2'], ['c1', 'c3', 'c4'], ['c1', 'nothing']];
const weigh = { min: 100, step: 50, max: 5_000 };

/** One store of each rounding, whose scales write by different layouts, each with something weighed and something counted. */
const openTills = () =>
  Promise.all(
    weighRoundings.map(async (rounding, place) => {
      const layout = scaleLayouts[place * 3]!;
      const scale = { layout, prefix: '21'.slice(0, prefixLength(layout)) };
      const settings: TillSettingsData = { scale, rounding, roundDown: roundDowns[place]! };
      const { store, clerk } = await aTill(house, await aStore(house, { settings: { till: settings } }));
      const neck = await withPlu(house, await aProduct(house, store, { price: 3_987, weigh, onHand: 10_000 }), `${place}7`);
      const cola = await withPlu(house, await aProduct(house, store, { price: 355, name: '可乐', onHand: 0, options }), `${place}8`);
      const { items } = await clerk.call(listTerminalProducts, {});
      return { clerk, settings, items, skuIds: [neck.skuId, cola.skuId, 'nothing'], plus: [`${place}7`, `${place}8`, '999'] };
    }),
  );

const any = (max: number, min = 0) => fc.integer({ min, max });
const ticket = fc.record({
  at: any(weighRoundings.length - 1),
  roundDown: fc.constantFrom(...roundDowns),
  lines: fc.array(
    fc.record({ kind: fc.constantFrom('pieces', 'weighed', 'label', 'foreign'), which: any(2), count: any(99, 1), grams: any(60_000, 2), choices: fc.constantFrom(...choiceIds), tare: any(5_000) }), // prettier-ignore
    { minLength: 1, maxLength: 8 },
  ),
});

test.serial('a till without a network asks what the server would, whatever lies on the counter', async (t) => {
  const tills = await openTills();
  const problemsSeen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(ticket, async ({ at, roundDown, lines: drawn }) => {
      const { clerk, settings, items, skuIds, plus } = tills[at]!;
      const lines = drawn.map(({ kind, which, count, grams, tare, choices }): SaleLineData => {
        if (kind === 'pieces') return { kind, skuId: skuIds[which]!, pieces: count, choices };
        if (kind === 'weighed') return { kind, skuId: skuIds[which]!, gross: grams, tare: Math.min(tare, grams - 1), choices };
        const code = scaleCode(settings.scale!, { plu: plus[which]!, amount: grams % 9_999, grams: count * 7 });
        return { kind: 'label', code: kind === 'label' ? code : `99${code.slice(2)}` };
      });
      const asked = await clerk.call(contract.quoteSale, { lines, guestId: null, roundDown });
      const { quote, sold } = quoteFromKept({ lines, roundDown }, items, settings);
      t.deepEqual(quote, asked);
      t.deepEqual(sold.map(({ skuId, amount, grams, pieces, price }) => ({ skuId, amount, grams, pieces, price })), asked.lines.map(({ skuId, amount, grams, pieces, price }) => ({ skuId, amount, grams, pieces, price }))); // prettier-ignore
      for (const { code } of asked.problems) problemsSeen.add(code);
    }),
    { numRuns: 150 },
  );
  t.true(problemsSeen.size >= 5, `every sort of problem was met: ${[...problemsSeen].join(', ')}`);
});
