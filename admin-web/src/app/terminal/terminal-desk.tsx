import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import type { getTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { AfterSalesPage } from '../../features/after-sale/terminal/after-sales-page.tsx';
import { BoardColumns } from '../../features/order/board/board-columns.tsx';
import { OpenedDialog } from '../../features/order/board/opened-dialog.tsx';
import { DeskProvider, useBoard, type Opened, type OrderDesk } from '../../features/order/desk.ts';
import { HandOverBar } from '../../features/order/hand-over/hand-over-bar.tsx';
import { HistoryPage } from '../../features/order/history/history-page.tsx';
import { PrintTray } from '../../features/print/print-tray.tsx';
import { ProductsPage } from '../../features/product/products-page.tsx';
import { TillPage } from '../../features/till/till-page.tsx';
import { useTillKit } from '../../features/till/use-till.ts';
import { RedeemPage } from '../../features/redeem/redeem-page.tsx';
import { useHash } from '../../platform/hash.ts';
import { putAwayPassing } from '../../ui/notices.ts';
import { StateBars } from './state-bars.tsx';
import { TopBar } from './top-bar.tsx';
import { useDeskSession } from './use-desk-session.ts';

export type StoreHere = ReplyOf<typeof getTerminal>['store'];

/** The signed-in terminal: the top bar, what is wrong if anything is, one of five pages, and the field at the bottom. */
export const TerminalDesk = ({ store, clerkName }: { store: StoreHere; clerkName: string }) => {
  const { session, actions } = useDeskSession();
  useTillKit();
  const [opened, setOpened] = useState<Opened | null>(null);
  /** Those pages have a scan field of their own. */
  const hasOwnField = ownFields.includes(useHash().path);
  const field = useRef<HTMLInputElement>(null);
  const [asksCode, setAsksCode] = useState(false);
  const askCode = useCallback(() => setAsksCode(true), []);
  const open = useCallback((next: Opened | null) => {
    setOpened(next);
    // The window gives the focus back to what opened it; the scan field wants it.
    if (next === null) setTimeout(() => field.current?.focus(), 0);
  }, []);
  const desk = useMemo<OrderDesk>(
    () => ({ session, actions, opened, open, askCode, store }),
    [session, actions, opened, open, askCode, store],
  );

  return (
    <DeskProvider value={desk}>
      <div className="terminal">
        <TopBar store={store} clerkName={clerkName} />
        <StateBars storeId={store.id} />
        <Page store={store} />
        {hasOwnField ? null : <HandOverBar field={field} asksCode={asksCode} onAsk={setAsksCode} />}
      </div>
      <OpenedDialog />
      <Tray />
    </DeskProvider>
  );
};

const Tray = () => <PrintTray changed={useBoard().printsChanged} />;

const redeemPath = '/redeem';
const tillPath = '/till';
const ownFields: readonly string[] = [redeemPath, tillPath];

const Page = ({ store }: { store: StoreHere }) => {
  const { path } = useHash();
  const { afterSalesChanged, productsChanged } = useBoard();
  // News say where to look: whoever looks there needs them no more.
  useEffect(() => putAwayPassing('plain'), [path]);
  if (path === '/history') return <HistoryPage />;
  if (path === redeemPath) return <RedeemPage />;
  if (path === '/after-sales') return <AfterSalesPage changed={afterSalesChanged} />;
  if (path === tillPath) return <TillPage store={store} changed={productsChanged} />;
  if (path === '/products') return <ProductsPage changed={productsChanged} />;
  return (
    <main className="board">
      <BoardColumns />
    </main>
  );
};
