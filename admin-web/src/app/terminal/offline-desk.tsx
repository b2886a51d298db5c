import { useEffect, useState } from 'react';
import { ShiftDialog } from '../../features/clerk/shift-dialog.tsx';
import { OfflineBars } from '../../features/till/offline/offline-bars.tsx';
import { ticketStore } from '../../features/till/ticket/ticket-store.ts';
import { TillPage } from '../../features/till/till-page.tsx';
import { reach } from '../../platform/reach.ts';
import { session } from '../../platform/session.ts';
import { useValue } from '../../platform/value-store.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { StoreHere } from './terminal-desk.tsx';
import { Clock } from './clock.tsx';
import { News } from './news.tsx';

/** The terminal of somebody who signed in without the network: the till, for cash, and nothing else. */
export const OfflineDesk = ({ store, clerkName }: { store: StoreHere; clerkName: string }) => {
  const isBack = useValue(reach) === null;
  const [asks, setAsks] = useState(false);
  useSignedOutOnceBack(isBack && !asks);
  return (
    <div className="terminal">
      <header className="top-bar">
        <h1 className="top-store" title={store.name}>
          {store.name}
        </h1>
        <p className={`lamp lamp-${isBack ? 'yellow' : 'red'}`} role="status" aria-label={`连接：${isBack ? '要登录' : '断网'}`}>
          <i aria-hidden="true" />
          {isBack ? '要登录' : '断网'}
        </p>
        <Clock />
        <button type="button" className="top-clerk" onClick={session.signOutClerk}>
          <Icon name="user" />
          <span>{clerkName}</span>
          <small>退出</small>
        </button>
      </header>
      <div className="state-bars">
        {isBack ? <BackBar clerkName={clerkName} onAsk={() => setAsks(true)} /> : <AwayBar />}
        <OfflineBars storeId={store.id} />
        <News />
      </div>
      <TillPage store={store} changed={0} />
      {asks ? <ShiftDialog onClose={() => setAsks(false)} onSignedIn={() => setAsks(false)} /> : null}
    </div>
  );
};

const AwayBar = () => (
  <p className="bar bar-bad" role="alert">
    <Icon name="warning" size={28} />
    <span>断网中，只能收现金。看不到新订单，请检查这台机器的网络；恢复后要再输一次密码。</span>
  </p>
);

const BackBar = ({ clerkName, onAsk }: { clerkName: string; onAsk: () => void }) => (
  <p className="bar bar-news" role="status">
    <Icon name="check" size={28} />
    <span>网络已恢复。请 {clerkName} 再输一次密码，才能接单、认会员、扫付款码；手上这笔可以先收完。</span>
    <Button look="main" onClick={onAsk}>
      输密码
    </Button>
  </p>
);

const lookEveryMs = 1_000;
/** So long the counter is empty before the page goes: the change is read off it, the receipt is printed. */
const restMs = 20_000;

/** The machine's own word for who somebody is was good enough while there was no other: with the network back, and nothing on the counter, the PIN is asked for. */
const useSignedOutOnceBack = (isBack: boolean): void => {
  useEffect(() => {
    if (!isBack) return;
    let emptyMs = 0;
    const timer = setInterval(() => {
      const isBusy = ticketStore.get().lines.length > 0 || document.querySelector('dialog[open]') !== null;
      emptyMs = isBusy ? 0 : emptyMs + lookEveryMs;
      if (emptyMs >= restMs) session.signOutClerk();
    }, lookEveryMs);
    return () => clearInterval(timer);
  }, [isBack]);
};
