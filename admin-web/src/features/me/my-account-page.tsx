import { useWhoAmI } from '../../platform/desk.ts';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Page, PageHead, Section } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { ChangePasswordForm } from './change-password-form.tsx';
import { MySessions } from './my-sessions.tsx';

/** Who one is here, one's password, and where one is signed in. */
export const MyAccountPage = () => {
  const { username, realName, phone, primary, merchant, scope, stores, permissions } = useWhoAmI();
  const refresh = useRefresh();
  return (
    <Page>
      <PageHead title="我的账号" sentence={`${realName}，负责 ${stores} 家门店`} />
      <Section title="我是谁">
        <DescriptionList
          columns={2}
          items={[
            ['账号', username],
            ['姓名', realName],
            ['手机号', phone],
            ['单位', merchant === null ? '总部' : `${merchant.name}（${merchant.code}）`],
            ['权限', primary ? '主账号，全部权限' : `${permissions.length} 项`],
            ['负责范围', scope.map(({ name }) => name).join('、')],
          ]}
        />
      </Section>
      <MySessions />
      <Section title="修改密码">
        <div className="narrow">
          <ChangePasswordForm
            currentWord="当前密码"
            onChanged={() => {
              say('密码已修改，其他设备上的登录已退出', 'good');
              refresh('me');
            }}
          />
        </div>
      </Section>
    </Page>
  );
};
