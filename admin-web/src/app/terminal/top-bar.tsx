import { useState } from 'react';
import { useWaiting } from '../../features/after-sale/terminal/use-cases.ts';
import { lampOf } from '../../features/order/board/lamp.ts';
import { useBoard, useDesk } from '../../features/order/desk.ts';
import { TrayButton } from '../../features/print/tray-button.tsx';
import { TradingMenu } from '../../features/trading/trading-menu.tsx';
import { switchedOff, tradingWords } from '../../features/trading/trading-words.ts';
import { useHash } from '../../platform/hash.ts';
import { useNow } from '../../platform/use-now.ts';
import { useValue } from '../../platform/value-store.ts';
import { Icon } from '../../ui/icon.tsx';
import { ClerkMenu } from './clerk-menu.tsx';
import { Clock } from './clock.tsx';
import type { StoreHere } from './terminal-desk.tsx';

const pages = [
  { path: '/', word: '看板' },
  { path: '/till', word: '收银' },
  { path: '/history', word: '历史' },
  { path: '/products', word: '商品' },
  { path: '/redeem', word: '核销' },
  { path: '/after-sales', word: '售后' },
] as const;

type TopBarProps = { store: StoreHere; clerkName: string };

export const TopBar = ({ store, clerkName }: TopBarProps) => (
  <header className="top-bar">
    <h1 className="top-store" title={store.name}>
      {store.name}
    </h1>
    <TradingButton store={store} />
    <Pages />
    <TrayButton />
    <Lamp />
    <Clock />
    <ClerkButton clerkName={clerkName} />
  </header>
);

const TradingButton = ({ store }: { store: StoreHere }) => {
  const { session } = useDesk();
  const trading = useBoard().trading ?? store.trading;
  const [open, setOpen] = useState(false);
  const off = switchedOff(trading, store.delivers);
  return (
    <>
      <button type="button" className={`top-trading top-${trading.status}`} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <i className={`dot dot-${trading.status}`} aria-hidden="true" />
        <span>
          {tradingWords[trading.status]}
          {off === '' ? null : <small>{off}</small>}
        </span>
        <Icon name="chevron" size={20} />
      </button>
      {open ? (
        <TradingMenu
          trading={trading}
          delivers={store.delivers}
          busyExtraMinutes={store.busyExtraMinutes}
          onChanged={session.setTrading}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
};

const Pages = () => {
  const { path } = useHash();
  const known = pages.some((page) => page.path === path);
  const waiting = useWaiting(useBoard().afterSalesChanged);
  return (
    <nav className="top-pages" aria-label="页面">
      {pages.map((page) => (
        <a key={page.path} href={`#${page.path}`} aria-current={page.path === path || (page.path === '/' && !known) ? 'page' : undefined}>
          {page.word}
          {page.path === '/after-sales' && waiting > 0 ? <b className="top-waiting">{waiting}</b> : null}
        </a>
      ))}
    </nav>
  );
};

const Lamp = () => {
  const connection = useValue(useDesk().session.connection);
  const { colour, word } = lampOf(connection, useNow(1_000));
  return (
    <p className={`lamp lamp-${colour}`} role="status" aria-label={`连接：${word}`}>
      <i aria-hidden="true" />
      {word}
    </p>
  );
};

const ClerkButton = ({ clerkName }: { clerkName: string }) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="top-clerk" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="user" />
        <span>{clerkName}</span>
        <Icon name="chevron" size={20} />
      </button>
      {open ? <ClerkMenu clerkName={clerkName} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
