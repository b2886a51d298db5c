import { useEffect, useReducer } from 'react';
import { finishOrder, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call } from '../../../platform/call.ts';
import { kept } from '../../../platform/keep.ts';
import { watchScanner } from '../../../platform/scanner.ts';
import { say } from '../../../ui/notices.ts';
import { useDesk } from '../desk.ts';
import { parseTares, withTares } from '../../../platform/tares.ts';
import { grossOf, startWeighing, tareOf, withKey } from './weighing-form.ts';
import { toWeigh, verdictOf } from './weighing.ts';

/** The scale of one order: what was typed, what it means, and how to be done. */
export const useWeighing = (order: TerminalOrderData, onDone: () => void) => {
  const { actions, store } = useDesk();
  const tares = parseTares(kept.get('scale.tares'));
  const ordered = toWeigh(order.lines);
  const [form, press] = useReducer(withKey, ordered, (lines) =>
    startWeighing(
      lines.map(({ lineNo }) => lineNo),
      tares[0] ?? 0,
    ),
  );
  const verdicts = ordered.map((line, index) => {
    const reading = form.readings[index];
    return verdictOf(
      line,
      reading === undefined ? null : grossOf(reading),
      reading === undefined ? 0 : tareOf(reading),
      store.weighTolerancePerMille,
    );
  });
  const missing = verdicts.findIndex(({ kind }) => kind === 'empty' || kind === 'wrong');

  const finish = async () => {
    if (missing >= 0) return press({ kind: 'go', at: missing, field: 'gross' });
    const weights = form.readings.map((reading) => ({
      lineNo: reading.lineNo,
      grossGrams: grossOf(reading) ?? 0,
      tareGrams: tareOf(reading),
    }));
    const done = await actions.run(order.id, () => call(finishOrder, { orderId: order.id, weights }));
    if (done === null) return;
    const used = weights.map(({ tareGrams }) => tareGrams);
    kept.set('scale.tares', withTares(tares, used).join(','));
    onDone();
  };

  // A code scanned while weighing would end up in the gross weight.
  useEffect(
    () =>
      watchScanner((_, event) => {
        event.preventDefault();
        event.stopPropagation();
        press({ kind: 'clear' });
        say('正在称重，刚才扫的码没有处理，称完再扫', 'bad');
      }),
    [],
  );

  return { form, press, tares, ordered, verdicts, missing, finish };
};
