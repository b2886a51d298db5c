import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Problem } from '../../ui/desk/page.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { say } from '../../ui/notices.ts';
import './account.css';

export type OneTime = { readonly username: string; readonly realName: string; readonly password: string };

/** The one time that a password is shown. A stray click or Esc does not close it, and says so: it cannot be fetched again. */
export const OneTimePasswordDialog = ({ shown: { username, realName, password }, onClose }: { shown: OneTime; onClose: () => void }) => {
  const [strayed, setStrayed] = useState(false);
  const copy = () =>
    navigator.clipboard
      .writeText(`账号 ${username} 一次性密码 ${password}`)
      .then(() => say('已复制', 'good'))
      .catch(() => say('浏览器不让复制，请抄下来', 'bad'));
  return (
    <Dialog
      title="一次性密码"
      onClose={() => setStrayed(true)}
      footer={
        <>
          <Button onClick={() => void copy()}>复制</Button>
          <Button look="main" data-autofocus onClick={onClose}>
            已告诉本人
          </Button>
        </>
      }
    >
      <p>请把密码告诉{realName}。只显示这一次；首次登录时要改成自己的密码。</p>
      <DescriptionList
        items={[
          ['账号', username],
          [
            '一次性密码',
            <code key="password" className="one-time-password">
              {password}
            </code>,
          ],
        ]}
      />
      {strayed ? <Problem sentence="关掉就再也看不到这个密码了；记下以后，请点“已告诉本人”" /> : null}
    </Dialog>
  );
};
