import { useState } from 'react';
import { getStoreDetail, type StoreDetailData } from '@mendian/shared/store/store-desk.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { useParam, useQueryState } from '../../platform/route.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { Page, PageHead, Problem, Skeleton } from '../../ui/desk/page.tsx';
import { Tabs } from '../../ui/desk/tabs.tsx';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { PayeeDialog } from './payee-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { StopMerchantDialog } from './stop-merchant-dialog.tsx';
import { StoreOwners } from './store-owners.tsx';
import { StoreAbout, StoreService, StoreTrading } from './store-parts.tsx';
import { SwitchDialog } from './switch-dialog.tsx';

const back = { to: '/stores', title: '门店' };
const tabs = [
  { key: 'about', title: '概况' },
  { key: 'service', title: '营业和配送' },
  { key: 'trading', title: '营业状态' },
  { key: 'owners', title: '归属' },
] as const;

/** All of one store. */
export const StoreDetailPage = () => {
  const storeId = useParam('storeId');
  const { data, error, refetch } = useDeskQuery(getStoreDetail, { storeId });
  if (error !== null || data === undefined)
    return (
      <Page>
        <PageHead title="门店" back={back} />
        {error === null ? <Skeleton rows={10} /> : <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />}
      </Page>
    );
  return <Detail store={data} />;
};

type Opened = 'settings' | 'trading' | 'payee' | 'stop' | 'handOver' | null;

const Detail = ({ store }: { store: StoreDetailData }) => {
  const { desk } = useDesk();
  const [tab, setTab] = useQueryState('tab', 'about');
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const running = store.standing === 'open';
  const may = {
    settings: useMay('store.settings') && running,
    trading: useMay('store.trading') && running,
    payee: useMay('store.payee') && desk === 'hq',
    stop: useMay('store.stop-merchant') && desk === 'hq',
    handOver: useMay('store.hand-over') && desk === 'hq' && running,
  };
  return (
    <Page>
      <PageHead
        title={store.name}
        sentence={`${store.code} · ${store.notTaking ?? '正在接单'}`}
        back={back}
        actions={
          <>
            {may.stop ? <Button onClick={() => setOpened('stop')}>暂停该商户全部门店</Button> : null}
            {may.handOver ? <Button onClick={() => setOpened('handOver')}>交接给别的商户</Button> : null}
            {may.payee ? <Button onClick={() => setOpened('payee')}>更换收款方</Button> : null}
            {may.trading ? <Button onClick={() => setOpened('trading')}>切换营业状态</Button> : null}
            {may.settings ? (
              <Button look="main" onClick={() => setOpened('settings')}>
                修改设置
              </Button>
            ) : null}
          </>
        }
      />
      <Tabs label="门店" tabs={tabs} value={tab as (typeof tabs)[number]['key']} onChange={setTab}>
        {tab === 'service' ? (
          <StoreService store={store} />
        ) : tab === 'trading' ? (
          <StoreTrading store={store} />
        ) : tab === 'owners' ? (
          <StoreOwners store={store} />
        ) : (
          <StoreAbout store={store} />
        )}
      </Tabs>
      {opened === 'settings' ? <SettingsDialog store={store} onClose={close} /> : null}
      {opened === 'handOver' ? <HandOverDialog store={store} onClose={close} /> : null}
      {opened === 'payee' ? <PayeeDialog store={store} onClose={close} /> : null}
      {opened === 'stop' ? <StopMerchantDialog owner={store.owner} onClose={close} /> : null}
      {opened === 'trading' ? (
        <SwitchDialog choice={{ storeIds: [store.storeId] }} name={store.name} now={store.trading.status} onClose={close} />
      ) : null}
    </Page>
  );
};
