import { getMerchant } from '@mendian/shared/master-data/merchant.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useParam } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead, Problem, Section, Skeleton } from '../../ui/desk/page.tsx';
import { FirstAccount } from './first-account.tsx';
import { MerchantStores } from './merchant-stores.tsx';
import { kindWords, standingWords } from './merchant-words.ts';

const back = { to: '/merchants', title: '商户' };

/** A merchant: what the ERP says of it, its first account, its stores. */
export const MerchantPage = () => {
  const merchantId = useParam('merchantId');
  const { data, error, refetch } = useDeskQuery(getMerchant, { merchantId });
  const maySeeStores = useMay('store.read');
  const mayManageAccounts = useMay('merchant-account.manage');
  if (error !== null || data === undefined)
    return (
      <Page>
        <PageHead title="商户" back={back} />
        {error === null ? <Skeleton rows={10} /> : <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />}
      </Page>
    );
  const { name, code, kind, standing, stores, closedStores } = data;
  return (
    <Page>
      <PageHead
        title={name}
        sentence={`${code} · ${kindWords[kind]} · ${standingWords[standing]} · 在营 ${stores} 家，已停业 ${closedStores} 家`}
        back={back}
      />
      <Section title="资料">
        <DescriptionList
          columns={2}
          items={[
            ['联系人', [data.contactName, data.contactPhone].filter(Boolean).join(' ')],
            ['地址', data.address],
            ['营业执照', data.licenceNo],
            kind === 'branch' && ['负责的省', data.provinces.replaceAll(' ', '、')],
            ['门店在', data.branches.map((branch) => `${branch.name} ${branch.stores} 家`).join('，')],
            ['来自 ERP', data.erpUpdatedAt === null ? '不是，在 Mendian 建的' : `${momentOf(data.erpUpdatedAt)} 有过修改`],
          ]}
        />
      </Section>
      {mayManageAccounts ? (
        <Section
          title="主账号"
          actions={
            <DeskLink to="/merchant-accounts" query={{ text: code }}>
              管理主账号
            </DeskLink>
          }
        >
          <FirstAccount merchantId={merchantId} code={code} />
        </Section>
      ) : null}
      {maySeeStores ? (
        <Section title="名下的门店" actions={<StoreLinks merchantId={merchantId} isBranch={kind === 'branch'} />}>
          <MerchantStores ownerId={merchantId} />
        </Section>
      ) : null}
    </Page>
  );
};

const StoreLinks = ({ merchantId, isBranch }: { merchantId: string; isBranch: boolean }) => (
  <span className="section-links">
    {isBranch ? (
      <DeskLink to="/stores" query={{ branchId: merchantId }}>
        辖区内的全部门店，含加盟
      </DeskLink>
    ) : null}
    <DeskLink to="/stores" query={{ ownerId: merchantId }}>
      在门店列表里看
    </DeskLink>
  </span>
);
