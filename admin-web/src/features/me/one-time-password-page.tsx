import { useWhoAmI } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { ChangePasswordForm } from './change-password-form.tsx';

/** Somebody else set this password: nothing is open until it is changed. */
export const OneTimePasswordPage = ({ onSignOut }: { onSignOut: () => void }) => {
  const { realName, username } = useWhoAmI();
  const refresh = useRefresh();
  return (
    <main className="entry">
      <div className="entry-box">
        <h1>请先设置自己的密码</h1>
        <p>
          {realName}（{username}），您用的是一次性密码。设置好新密码，就可以开始使用。
        </p>
        <ChangePasswordForm
          currentWord="一次性密码"
          onChanged={() => {
            say('密码已修改', 'good');
            refresh('me');
          }}
        />
        <Button look="quiet" onClick={onSignOut}>
          退出登录
        </Button>
      </div>
    </main>
  );
};
