import { signOut } from '@mendian/shared/account/sign-in.contract.ts';
import type { Desk } from '@mendian/shared/kernel/endpoint.ts';
import { OneTimePasswordPage } from '../../features/me/one-time-password-page.tsx';
import { useMe } from '../../features/me/use-me.ts';
import { MeContext, useDesk } from '../../platform/desk.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/desk/page.tsx';
import { Shell } from './shell.tsx';

/** The desk of somebody who is signed in: first of all, who that is. */
export const SignedIn = ({ desk, onSignOut }: { desk: Desk; onSignOut: () => void }) => {
  const { call } = useDesk();
  const me = useMe();
  const leave = () => {
    // It is gone from this window at once; a server that cannot be reached lets the session run out.
    void call(signOut, {}).catch(() => undefined);
    onSignOut();
  };
  if (me.data === undefined)
    return (
      <main className="entry">
        {me.error === null ? (
          <p role="status">正在打开…</p>
        ) : (
          <div className="entry-box">
            <Problem sentence={sentenceOf(me.error)} retry={() => void me.refetch()} />
            <Button onClick={leave}>退出登录</Button>
          </div>
        )}
      </main>
    );
  return (
    <MeContext value={me.data}>
      {me.data.mustChangePassword ? <OneTimePasswordPage onSignOut={leave} /> : <Shell desk={desk} onSignOut={leave} />}
    </MeContext>
  );
};
