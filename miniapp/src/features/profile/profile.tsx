import { Text, View } from '@tarojs/components';
import { birthdayText } from '@mendian/shared/member/birthday.ts';
import { getMe, setPhone, signOut, tellBirthday, updateMe, type MemberViewData } from '@mendian/shared/member/member.contract.ts';
import { useState, type ReactNode } from 'react';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { leave, member, setMember, signIn } from '../../platform/session.ts';
import { useShared } from '../../platform/shared-state.ts';
import { askPerson, say } from '../../platform/tell.ts';
import { token } from '../../platform/token.ts';
import { useAction } from '../../platform/use-action.ts';
import { useRead } from '../../platform/use-read.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Card, CardRow } from '../../ui/card.tsx';
import { PhoneButton } from '../../ui/phone-button.tsx';
import { BirthdaySheet } from './birthday-sheet.tsx';
import { InvoiceSheet } from './invoice-sheet.tsx';
import { NicknameSheet } from './nickname-sheet.tsx';
import './profile.scss';

type Props = { onAddresses: () => void; /** What they have of coupons and points. */ savings: ReactNode };

/** Who one is here, and what is kept. Nothing of it is required. */
export const Profile = ({ onAddresses, savings }: Props) => {
  const bearer = useShared(token);
  const known = useShared(member);
  useRead(bearer, async () => setMember(await call(getMe, {})), { onShow: true });
  if (bearer === null || known === null) return <SignedOut />;
  return <SignedIn me={known} onAddresses={onAddresses} savings={savings} />;
};

const SignedOut = () => {
  const enter = useAction(signIn);
  return (
    <View className="profile-out">
      <Text className="profile-name">还没有登录</Text>
      <Text className="profile-quiet">登录后可以下单、看订单；不需要注册</Text>
      <View className="profile-enter">
        <ActionButton busy={enter.busy} onTap={() => void enter.run()}>
          微信登录
        </ActionButton>
      </View>
    </View>
  );
};

const SignedIn = ({ me, onAddresses, savings }: Props & { me: MemberViewData }) => {
  const [open, setOpen] = useState<'nickname' | 'birthday' | 'invoice' | null>(null);
  const save = useAction(async (change: Partial<Pick<MemberViewData, 'nickname' | 'invoice'>>) => {
    setMember(await call(updateMe, { nickname: me.nickname, invoice: me.invoice, ...change }));
    setOpen(null);
    say('已保存');
  });
  const tell = useAction(async (birthday: string) => {
    setMember(await call(tellBirthday, { birthday }));
    setOpen(null);
    say('已保存');
  });
  const close = () => setOpen(null);
  return (
    <View>
      <Head me={me} />
      {savings}
      <Card>
        <CardRow label="昵称" words={me.nickname} onTap={() => setOpen('nickname')} />
        <BirthdayRow me={me} onTell={() => setOpen('birthday')} />
        <View className="card-row">
          <Text className="card-row-label">手机号</Text>
          <Text className="card-row-words">{me.phone ?? '可不填'}</Text>
          <PhoneButton
            words={me.phone === null ? '用微信手机号' : '更换'}
            onCode={async (code) => setMember(await call(setPhone, { code }))}
          />
        </View>
        <CardRow label="发票抬头" words={me.invoice?.title ?? '没有填写'} quiet={me.invoice === null} onTap={() => setOpen('invoice')} />
        <CardRow label="收货地址" words="" onTap={onAddresses} />
      </Card>
      <Leaving />
      {open === 'nickname' ? (
        <NicknameSheet nickname={me.nickname} busy={save.busy} onSave={(nickname) => void save.run({ nickname })} onClose={close} />
      ) : null}
      {open === 'birthday' ? (
        <BirthdaySheet birthday={me.birthday} busy={tell.busy} onSave={(birthday) => void tell.run(birthday)} onClose={close} />
      ) : null}
      {open === 'invoice' ? (
        <InvoiceSheet invoice={me.invoice} busy={save.busy} onSave={(invoice) => void save.run({ invoice })} onClose={close} />
      ) : null}
    </View>
  );
};

/** Once told it stays for a year. */
const BirthdayRow = ({ me: { birthday, birthdayFrom }, onTell }: { me: MemberViewData; onTell: () => void }) => {
  if (!birthday) return <CardRow label="生日" words="填写后，生日当天送券" quiet onTap={onTell} />;
  if (birthdayFrom === null) return <CardRow label="生日" words={birthdayText(birthday)} onTap={onTell} />;
  return (
    <CardRow label="生日" words={`${birthdayText(birthday)}，${birthdayFrom.slice(0, 4)}年${birthdayText(birthdayFrom.slice(5))}起可改`} />
  );
};

const Head = ({ me }: { me: MemberViewData }) => (
  <View className="profile-head">
    <View className="profile-face">
      <Text>{[...me.nickname][0] ?? '客'}</Text>
    </View>
    <View className="profile-words">
      <Text className="profile-name">{me.nickname}</Text>
      <Text className="profile-quiet">{me.phone ?? '还没有绑定手机号'}</Text>
    </View>
  </View>
);

const Leaving = () => {
  const exit = useAction(async () => {
    if (!(await askPerson({ title: '退出登录？', text: '购物车会留在这部手机上，订单下次登录还能看到。', yes: '退出', no: '再想想' })))
      return;
    await call(signOut, {}).catch(() => undefined);
    leave();
  });
  return (
    <Card>
      <CardRow label="隐私保护指引" words="" onTap={() => void outside.openPrivacyContract()} />
      <CardRow label="退出登录" words="" onTap={() => void exit.run()} />
    </Card>
  );
};
