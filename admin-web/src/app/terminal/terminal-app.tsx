import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getTerminal } from '@mendian/shared/terminal/terminal.contract.ts';
import { SignInPage } from '../../features/clerk/sign-in-page.tsx';
import { BindPage } from '../../features/device/bind-page.tsx';
import { reportDevice } from '../../features/device/report-device.ts';
import { call } from '../../platform/call.ts';
import { useHash } from '../../platform/hash.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { session } from '../../platform/session.ts';
import { useValue } from '../../platform/value-store.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TerminalDesk } from './terminal-desk.tsx';

/**
 * While somebody is signed in, the store is looked at so often: it may have been renamed, or this machine let go. While nobody
 * is, it is not: each request says that the terminal is there, and a store with nobody at it takes no orders.
 */
const lookEveryMs = 60_000;

/** Unbound, bound, signed in: one page for each. */
export const TerminalApp = () => {
  const { device, clerk } = useValue(session);
  const { parameters } = useHash();
  const terminal = useQuery({
    queryKey: ['terminal', device, clerk],
    queryFn: () => call(getTerminal, {}),
    enabled: device !== null,
    refetchInterval: clerk === null ? false : lookEveryMs,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    placeholderData: (before) => before,
  });
  useEffect(() => {
    if (device !== null) reportDevice();
  }, [device]);
  if (device === null) return <BindPage prefilled={parameters.get('bind') ?? ''} atOnce={parameters.get('auto') === '1'} />;
  if (terminal.data === undefined) return <Waiting problem={terminal.error} onAgain={() => void terminal.refetch()} />;

  const { store, terminal: here, clerk: signedIn } = terminal.data;
  if (clerk === null) return <SignInPage storeName={store.name} terminalName={here.name} />;
  return <TerminalDesk key={here.id} store={store} clerkName={signedIn?.name ?? ''} />;
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
