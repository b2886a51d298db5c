import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ReplyOf } from '@mendian/shared/kernel/endpoint.ts';
import { getTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { SignInPage } from '../../features/clerk/sign-in-page.tsx';
import { BindPage } from '../../features/device/bind-page.tsx';
import { reportDevice } from '../../features/device/report-device.ts';
import { OfflineBars } from '../../features/till/offline/offline-bars.tsx';
import { useSending } from '../../features/till/offline/use-sending.ts';
import { useHash } from '../../platform/hash.ts';
import { forgetAnswers, keptAnswer } from '../../platform/offline/kept-answers.ts';
import { reach } from '../../platform/reach.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { session } from '../../platform/session.ts';
import { useValue } from '../../platform/value-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { OfflineDesk } from './offline-desk.tsx';
import { TerminalDesk } from './terminal-desk.tsx';

/**
 * While somebody is signed in, the store is looked at so often: it may have been renamed, or this machine let go; while the server is
 * away, whether it is back. While nobody is, it is not: each request says that the terminal is there, and a store with nobody at it
 * takes no orders.
 */
const lookEveryMs = 60_000;
const lookWhileAwayMs = 4_000;

/** Unbound, bound, signed in: one page for each. */
export const TerminalApp = () => {
  const { device, clerk, person } = useValue(session);
  const away = useValue(reach);
  const { parameters } = useHash();
  const lookMs = away === null ? lookEveryMs : lookWhileAwayMs;
  const terminal = useQuery({
    queryKey: ['terminal', device, clerk],
    queryFn: () => keptAnswer(getTerminal, () => true),
    enabled: device !== null,
    refetchInterval: clerk === null && person === null ? false : lookMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    placeholderData: (before) => before,
  });
  const { refetch } = terminal;
  // One call without an answer may be that call's fault: whether the server is away is asked at once.
  useEffect(() => {
    if (away !== null && device !== null) void refetch();
  }, [away, device, refetch]);
  useEffect(() => {
    if (device === null) void forgetAnswers();
    else reportDevice();
  }, [device]);
  if (device === null) return <BindPage prefilled={parameters.get('bind') ?? ''} atOnce={parameters.get('auto') === '1'} />;
  if (terminal.data === undefined) return <Waiting problem={terminal.error} onAgain={() => void refetch()} />;
  return <BoundTerminal {...terminal.data.answer} />;
};

/** What was done here without the network is sent whoever is signed in, and also while nobody is. */
const BoundTerminal = ({ store, terminal, clerk: known }: ReplyOf<typeof getTerminal>) => {
  const { clerk, person } = useValue(session);
  useSending(store.id);
  useFreshOnceBack();
  useEffect(() => {
    if (clerk !== null && person === null && known !== null) session.signInClerk(clerk, known);
  }, [clerk, person, known]);
  if (clerk !== null) return <TerminalDesk key={terminal.id} store={store} clerkName={person?.name ?? known?.name ?? ''} />;
  if (person !== null) return <OfflineDesk store={store} clerkName={person.name} />;
  return (
    <div className="terminal">
      <div className="state-bars">
        <AwayBar />
        <OfflineBars storeId={store.id} />
      </div>
      <SignInPage storeName={store.name} terminalName={terminal.name} />
    </div>
  );
};

/** Known by the last call alone: while nobody is signed in the server is not looked for. */
const AwayBar = () =>
  useValue(reach) === null ? null : (
    <p className="bar bar-bad" role="alert">
      <Icon name="warning" size={28} />
      <span>连不上服务器，请检查这台机器的网络。可以照常登录，先只收现金。</span>
    </p>
  );

/** What was kept stood for what could not be asked: it is asked as soon as it can be. */
const useFreshOnceBack = (): void => {
  const away = useValue(reach);
  const wasAway = useRef(false);
  const client = useQueryClient();
  useEffect(() => {
    if (away === null && wasAway.current) void client.invalidateQueries();
    wasAway.current = away !== null;
  }, [away, client]);
};

const Waiting = ({ problem, onAgain }: { problem: Error | null; onAgain: () => void }) => (
  <main className="entry">
    {problem === null ? (
      <p className="entry-lead" role="status">
        正在连接门店…
      </p>
    ) : (
      <Empty title={sentenceOf(problem)}>
        <Button look="main" onClick={onAgain}>
          再试一次
        </Button>
      </Empty>
    )}
  </main>
);
