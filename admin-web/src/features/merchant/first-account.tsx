import { listMerchantAccounts } from '@mendian/shared/account/merchant-account.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Problem, Skeleton } from '../../ui/desk/page.tsx';
import { Tag } from '../../ui/desk/tag.tsx';

/** The account that a merchant began with; there may be none yet. Looked up by the merchant's code, which only it has. */
export const FirstAccount = ({ merchantId, code }: { merchantId: string; code: string }) => {
  const { data, error, refetch } = useDeskQuery(listMerchantAccounts, { text: code, limit: 10 });
  if (error !== null) return <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton rows={2} />;
  const account = data.items.find((item) => item.merchantId === merchantId)?.account ?? null;
  if (account === null) return <p className="page-sentence">还没有开通主账号，商户还不能登录。</p>;
  const { username, realName, phone, enabled, mustChangePassword, createdAt, lastSignInAt } = account;
  return (
    <DescriptionList
      columns={2}
      items={[
        ['账号', username],
        ['姓名', `${realName} ${phone}`],
        [
          '状态',
          <Tag tone={enabled ? 'good' : 'hot'}>{enabled ? (mustChangePassword ? '启用，还没有改一次性密码' : '启用') : '停用'}</Tag>,
        ],
        ['最近登录', momentOf(lastSignInAt) || '从未'],
        ['开通时间', momentOf(createdAt)],
      ]}
    />
  );
};
