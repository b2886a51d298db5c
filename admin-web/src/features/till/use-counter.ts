import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { readScanned } from '@mendian/shared/till/scanned-code.ts';
import { recogniseGuest } from '@mendian/shared/till/till.contract.ts';
import type { TillSettingsData } from '@mendian/shared/till/till-settings.ts';
import { call } from '../../platform/call.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { sound } from '../../platform/sound.ts';
import { putAwayPassing, say } from '../../ui/notices.ts';
import { tilesOf, type TillProduct } from './till-products.ts';
import { changeTicket, ticketStore } from './ticket/ticket-store.ts';
import { hasLabel, withGuest, withLine } from './ticket/ticket.ts';
import { usePicked } from './use-picked.ts';

/**
 * Takes what is scanned, typed or touched: onto the ticket, by way of its choices and the scale, or as who stands there. `loading`: what
 * the store sells is not known yet; what is scanned meanwhile waits for it.
 */
export const useCounter = (products: readonly TillProduct[], settings: TillSettingsData, { offline, loading }: Circumstances) => {
  const [text, setText] = useState('');
  const picked = usePicked();
  const guest = useMutation({
    mutationFn: (code: string) => call(recogniseGuest, { code }),
    onSuccess: (found) => {
      right();
      changeTicket((ticket) => withGuest(ticket, found));
    },
    onError: (error) => wrong(sentenceOf(error)),
  });
  const pick = (product: TillProduct) => {
    setText('');
    picked.pick(product);
  };
  const pickBy = (is: (product: TillProduct) => boolean, missing: string) => {
    const product = products.find(is);
    if (product === undefined) return wrong(missing);
    right();
    pick(product);
  };
  const take = (typed: string): void => {
    const scanned = readScanned(typed, settings.scale);
    if (scanned.kind !== 'text') setText('');
    switch (scanned.kind) {
      case 'label':
        if (hasLabel(ticketStore.get(), scanned.code)) say('同一张标签扫了两次；只有一份请去掉一行');
        right();
        return changeTicket((ticket) => withLine(ticket, { kind: 'label', code: scanned.code }));
      case 'barcode':
        return pickBy(({ barcode }) => barcode === scanned.code, '本店没有卖这个条码的商品，请输货号或名称');
      case 'plu':
        return pickBy(({ plu }) => plu === scanned.plu, `本店没有卖货号 ${scanned.plu} 的商品`);
      case 'member':
        return offline ? wrong('断网时只收现金，不能记会员；网络恢复后再扫') : guest.mutate(scanned.code);
      case 'payment':
        return wrong('这是付款码。请先点“收款”，再请顾客出示');
      case 'misread':
        return wrong('没有扫完整，请再扫一次');
      case 'text':
        return pickFirst(scanned.text);
    }
  };
  const pickFirst = (sought: string) => {
    const [first] = tilesOf(products, null, sought);
    if (first === undefined) wrong(`没有“${sought}”`);
    else pick(first);
  };
  const takeOnceLoaded = useOnceLoaded(loading, take);
  const enter = (typed: string): void => {
    if (typed.trim() === '') return;
    if (loading) setText('');
    takeOnceLoaded(typed);
  };
  return { text, setText, enter, pick, picked, recognising: guest.isPending };
};

const wrong = (sentence: string): void => {
  sound.play('wrong');
  say(sentence, 'bad');
};

/** What went wrong before it is over, and would lie over the field. */
const right = (): void => {
  sound.play('right');
  putAwayPassing('bad');
};

/** What comes while it is loading is taken afterwards, in the order it came. */
const useOnceLoaded = (loading: boolean, take: (typed: string) => void): ((typed: string) => void) => {
  const waiting = useRef<string[]>([]);
  useEffect(() => {
    if (!loading) for (const typed of waiting.current.splice(0)) take(typed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it is loaded
  }, [loading]);
  return (typed) => (loading ? void waiting.current.push(typed) : take(typed));
};

type Circumstances = { readonly offline: boolean; readonly loading: boolean };
