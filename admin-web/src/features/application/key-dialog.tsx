import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/desk/page.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../../ui/notices.ts';
import './application.css';

export type ShownKey = { readonly name: string; readonly key: string };

/** The one time that a key is shown. A stray click or Esc does not close it, and says so: it cannot be fetched again. */
export const KeyDialog = ({ shown: { name, key }, onClose }: { shown: ShownKey; onClose: () => void }) => {
  const [strayed, setStrayed] = useState(false);
  const copy = () =>
    navigator.clipboard
      .writeText(key)
      .then(() => say('已复制', 'good'))
      .catch(() => say('浏览器不让复制，请选中后抄下来', 'bad'));
  return (
    <Dialog
      title={`“${name}”的密钥`}
      onClose={() => setStrayed(true)}
      footer={
        <>
          <Button onClick={() => void copy()}>复制</Button>
          <Button look="main" data-autofocus onClick={onClose}>
            已交给对方
          </Button>
        </>
      }
    >
      <p>只显示这一次。对方调用时放在请求头里：</p>
      <code className="application-key">Authorization: Bearer {key}</code>
      {strayed ? <Problem sentence="关掉就再也看不到这个密钥了；交给对方以后，请点“已交给对方”" /> : null}
    </Dialog>
  );
};
