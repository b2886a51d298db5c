import { useState } from 'react';
import { signOutClerk } from '@mendian/shared/terminal/terminal.contract.ts';
import { JoinDialog } from '../../features/clerk/join-dialog.tsx';
import { ShiftDialog } from '../../features/clerk/shift-dialog.tsx';
import { SlipSettingsPanel } from '../../features/order/slip/slip-settings-panel.tsx';
import { PrintersPanel } from '../../features/print/printers-panel.tsx';
import { call } from '../../platform/call.ts';
import { session } from '../../platform/session.ts';
import { sound } from '../../platform/sound.ts';
import { useValue } from '../../platform/value-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../../ui/notices.ts';

/** Who is here, the next one, and how this machine is set. */
export const ClerkMenu = ({ clerkName, onClose }: { clerkName: string; onClose: () => void }) => {
  const [shift, setShift] = useState(false);
  const [joining, setJoining] = useState(false);
  if (joining) return <JoinDialog onClose={onClose} />;
  if (shift) return <ShiftDialog onClose={onClose} onSignedIn={onClose} />;
  return (
    <Dialog title={clerkName === '' ? '店员' : clerkName} place="menu" className="clerk-menu" onClose={onClose}>
      <div className="menu-buttons">
        <Button data-autofocus onClick={() => setShift(true)}>
          交班给下一位
        </Button>
        <Button onClick={() => setJoining(true)}>会员注册</Button>
        <Button onClick={() => void signOut()}>退出登录</Button>
      </div>
      <SoundPanel />
      <SlipSettingsPanel />
      <PrintersPanel onOpen={onClose} />
    </Dialog>
  );
};

const SoundPanel = () => {
  const state = useValue(sound);
  const listen = async () => {
    if ((await sound.allow()) !== 'ready') return say('浏览器没有放行声音，请在浏览器设置里允许本站播放声音', 'bad');
    sound.play('newOrder');
  };
  return (
    <section className="menu-part">
      <h3>铃声</h3>
      <p>{state === 'ready' ? '新订单会响铃；没听到就调大机器音量' : '现在没有声音'}</p>
      <Button onClick={() => void listen()}>试听铃声</Button>
    </section>
  );
};

/** Whether or not the server hears of it, this page forgets the clerk; the token ends by itself. */
const signOut = async (): Promise<void> => {
  await call(signOutClerk, {}).catch(() => undefined);
  session.signOutClerk();
};
