import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { chargeOrder, getCharge, stopCharge } from '@mendian/shared/payment/charge.contract.ts';
import { giveUpSale, openSale } from '@mendian/shared/till/till-charge.contract.ts';
import { findSale, type SaleQuoteData, type SaleViewData } from '@mendian/shared/till/till.contract.ts';
import { call, newKey } from '../../../platform/call.ts';
import { intentions } from '../../../platform/intentions.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { sound } from '../../../platform/sound.ts';
import { isLost, untilAnswered } from '../../../platform/until-answered.ts';
import { useSingle } from '../../../platform/use-single.ts';
import { say } from '../../../ui/notices.ts';
import { takenBackKey } from './taken-back.tsx';
import { changeTicket } from '../ticket/ticket-store.ts';
import { soldAs, type Ticket } from '../ticket/ticket.ts';

const askEveryMs = 2_000;
type Done = { onSold: (sale: SaleViewData) => void; onGivenUp: () => void };

const setChargedAs = (orderId: string | null): void => changeTicket((before) => ({ ...before, chargedAs: orderId }));

/**
 * Has a scanned payment code pay the ticket: the sale is made with the first code, and asked about until it is paid, can be tried
 * again, or is given up. Which sale that is lies with the ticket, so a page that is loaded anew asks on.
 */
export const useCharge = (ticket: Ticket, quote: SaleQuoteData, { onSold, onGivenUp }: Done) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  const { chargedAs: orderId } = ticket;
  /** The window was closed while the sale was still being made: then nobody is charged behind it. */
  const left = useRef(false);
  const status = useQuery({
    queryKey: ['till-charge', orderId],
    queryFn: () => call(getCharge, { orderId: orderId! }),
    enabled: orderId !== null,
    refetchInterval: ({ state }) => (state.data?.can.stop === true ? askEveryMs : false),
    gcTime: 0,
  });
  const heard = (data: Awaited<ReturnType<typeof askCharge>> | null) => data && client.setQueryData(['till-charge', data.orderId], data);
  const charge = useMutation({
    mutationFn: async (authCode: string) => {
      const sale = soldAs(ticket, quote);
      const open = () => untilAnswered(() => call(openSale, sale, { key: keys.keyFor(`open ${JSON.stringify(sale)}`) }));
      const id = orderId ?? (await open()).orderId;
      if (left.current) return endUnasked(id);
      setChargedAs(id);
      return untilAnswered(() => call(chargeOrder, { orderId: id, authCode }, { key: keys.keyFor(`charge ${authCode}`) }));
    },
    onSuccess: heard,
    onError: () => {
      sound.play('wrong');
      void client.invalidateQueries({ queryKey: ['till-charge'] });
    },
  });
  const stop = useMutation({ mutationFn: () => call(stopCharge, { orderId: orderId! }), onSuccess: heard });
  const giveUp = useMutation({
    mutationFn: () => call(giveUpSale, { orderId: orderId! }),
    onSuccess: ({ paid }) => {
      if (paid) return void status.refetch();
      void client.invalidateQueries({ queryKey: [takenBackKey] });
      over();
    },
    onError: (error) => {
      say(isLost(error) ? notHeard : sentenceOf(error), 'bad', { stays: isLost(error) });
      if (isLost(error) || isForeign(error)) over();
    },
  });
  const over = () => {
    setChargedAs(null);
    onGivenUp();
  };
  usePaid(status.data?.state === 'paid' ? orderId : null, onSold);
  return {
    orderId,
    data: status.data ?? null,
    busy: charge.isPending || stop.isPending || giveUp.isPending,
    problem: problemOf(charge.error ?? stop.error),
    scan: useSingle(charge),
    stop: () => stop.mutate(),
    /** Closes what was begun; nothing was, it is closed already. */
    leave: () => {
      if (orderId !== null) return giveUp.mutate();
      left.current = true;
      onGivenUp();
    },
  };
};
export type Charging = ReturnType<typeof useCharge>;

/** A sale that was left before its code was charged. Not heard of, it ends by itself. */
const endUnasked = async (orderId: string): Promise<null> => {
  await call(giveUpSale, { orderId }).catch(() => undefined);
  return null;
};

const problemOf = (error: Error | null): string | null => (error === null ? null : sentenceOf(error));

/** Without a network the till goes on: a sale that nobody pays ends by itself. */
const notHeard = '网络不通，没能取消扫码的这一笔，没付款的 15 分钟后自动取消。再收之前请看顾客手机，已付款的不要再收';

/** This machine was bound to another store meanwhile. */
const isForeign = (error: unknown): boolean => error instanceof DomainError && error.code === 'thing/not-found';

const askCharge = (orderId: string) => call(getCharge, { orderId });

/** Once it is paid, its receipt is fetched, until it comes, and the sale is done. */
const usePaid = (orderId: string | null, onSold: (sale: SaleViewData) => void) => {
  const client = useQueryClient();
  const sale = useQuery({
    queryKey: ['till-paid', orderId],
    queryFn: () => call(findSale, { text: `MDO:${orderId}` }),
    enabled: orderId !== null,
    refetchInterval: ({ state }) => (state.data === undefined ? askEveryMs : false),
    gcTime: 0,
  });
  useEffect(() => {
    if (sale.data === undefined) return;
    sound.play('right');
    void client.invalidateQueries({ queryKey: ['till'] });
    onSold(sale.data);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- because a sale is done once
  }, [sale.data]);
};
