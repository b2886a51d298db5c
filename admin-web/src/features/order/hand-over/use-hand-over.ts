import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { handOver, type TerminalOrderData } from '@mendian/shared/terminal/terminal.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { useDesk } from '../desk.ts';
import { numberText, piecesOf } from '../order-words.ts';
import { counterPlace, isNumber, recognise, type Scanned } from './scanned.ts';

export type HandOverResult = { readonly tone: 'good' | 'bad' | 'plain'; readonly sentence: string; readonly count: number };

/** How long the last result stays: longer would be taken for the next customer's. */
const resultMs = 20_000;

/** Takes what was scanned or typed: hands an order over, shows one, or says what it was instead. */
export const useHandOver = () => {
  const { session, open } = useDesk();
  const [result, setResult] = useState<HandOverResult | null>(null);
  const keys = useMemo(() => intentions(newKey), []);
  const count = useRef(0);

  const tell = useCallback((tone: HandOverResult['tone'], sentence: string) => {
    if (tone !== 'plain') sound.play(tone === 'good' ? 'right' : 'wrong');
    count.current += 1;
    setResult({ tone, sentence, count: count.current });
  }, []);

  useEffect(() => {
    const timer = setTimeout(() => setResult(null), resultMs);
    return () => clearTimeout(timer);
  }, [result]);

  const give = async (code: string): Promise<void> => {
    tell('plain', '正在核对…');
    const answer = session.begin();
    try {
      const order = await untilAnswered(() => call(handOver, { code }, { key: keys.keyFor(code) }));
      keys.answered(code);
      answer(order);
      tell('good', `${numberText(order)} 号已交货：${order.customer.name} ${piecesOf(order.lines)} 件`);
    } catch (error) {
      const lost = isLost(error);
      if (!lost) keys.answered(code);
      tell('bad', lost ? '网络不通，这个码还没有确认，请再扫一次' : sentenceOf(error));
    }
  };

  const show = (scanned: Exclude<Scanned, { kind: 'pickup-code' | 'counter-code' | 'other' }>): void => {
    const order = Object.values(session.board.get().orders).find(({ id, pickupNumber }) =>
      scanned.kind === 'order' ? id === scanned.orderId : isNumber(pickupNumber, scanned.number),
    );
    if (scanned.kind === 'order') return open({ kind: opens(order), orderId: scanned.orderId });
    if (order === undefined) return tell('bad', `看板上没有 ${scanned.number} 号。以前的订单请到“历史”里查`);
    tell('plain', `${numberText(order)} 号：已打开。交货要 8 位取货码`);
    open({ kind: 'detail', orderId: order.id });
  };

  const submit = (text: string): void => {
    if (text.trim() === '') return;
    const scanned = recognise(text);
    if (scanned.kind === 'counter-code') return void (window.location.hash = counterPlace(scanned.code));
    if (scanned.kind === 'pickup-code') return void give(scanned.code);
    if (scanned.kind === 'other') return tell('bad', scanned.sentence);
    show(scanned);
  };
  return { result, submit };
};

/** The kitchen's slip opens what comes next: the scale, or the order. */
const opens = (order: TerminalOrderData | undefined): 'weigh' | 'detail' =>
  order !== undefined && order.can.finish && order.lines.some(({ grams }) => grams !== null) ? 'weigh' : 'detail';
