import { createContext, useContext } from 'react';
import type { PaperKind } from '@mendian/shared/print/print-status.ts';
import { useValue } from '../../platform/value-store.ts';
import type { BoardSession } from './board/board-session.ts';
import type { BoardState } from './board/board-state.ts';
import type { OrderActions } from './board/order-actions.ts';

/** What lies open over the board. */
export type Opened =
  | { readonly kind: 'detail'; readonly orderId: string }
  | { readonly kind: 'reject'; readonly orderId: string }
  | { readonly kind: 'weigh'; readonly orderId: string };

/** What every part of the order pages works with: the board, the actions on it, and the window that lies open. */
export type OrderDesk = {
  readonly session: BoardSession;
  readonly actions: OrderActions;
  readonly opened: Opened | null;
  readonly open: (opened: Opened | null) => void;
  /** Asks for a pickup code by touch. */
  readonly askCode: () => void;
  readonly store: {
    readonly name: string;
    readonly phone: string;
    readonly address: string;
    readonly weighTolerancePerMille: number;
    /** The slips that come out of the store's network printers. */
    readonly networkSlips: readonly PaperKind[];
  };
};

const DeskContext = createContext<OrderDesk | null>(null);
export const DeskProvider = DeskContext.Provider;

export const useDesk = (): OrderDesk => {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('an order page outside of its desk');
  return desk;
};

export const useBoard = (): BoardState => useValue(useDesk().session.board);

export const useBusy = (orderId: string): boolean => useValue(useDesk().actions.busy).has(orderId);
