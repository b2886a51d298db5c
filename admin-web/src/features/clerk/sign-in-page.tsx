import { useNow } from '../../platform/use-now.ts';
import { clockOf, plainDay } from '../../ui/time-text.ts';
import { dayOf } from '@mendian/shared/kernel/shanghai.ts';
import { SignInPad } from './sign-in-pad.tsx';

/** Who is at the terminal? Until somebody has signed in, nothing is shown and nothing can be done. */
export const SignInPage = ({ storeName, terminalName }: { storeName: string; terminalName: string }) => {
  const nowMs = useNow(1_000);
  return (
    <main className="entry entry-split">
      <section className="entry-side">
        <p className="entry-clock">{clockOf(nowMs)}</p>
        <p className="entry-day">{plainDay(dayOf(new Date(nowMs)))}</p>
        <h1>{storeName}</h1>
        <p>{terminalName}</p>
        <p className="entry-note">登录后才会显示订单并响铃。没有人登录超过 2 分钟，小程序会暂停接单。</p>
      </section>
      <section className="entry-card" aria-label="店员登录">
        <h2>店员登录</h2>
        <SignInPad onSignedIn={() => undefined} />
      </section>
    </main>
  );
};
