import { useState } from 'react';
import { listDevices, type DeviceData } from '@mendian/shared/terminal/device.contract.ts';
import { useMay } from '../../platform/desk.ts';
import { useCursorList } from '../../platform/desk-query.ts';
import { useFilters } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FilterBar, FilterSelect, SearchField } from '../../ui/desk/filter-bar.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot, Tag } from '../../ui/desk/tag.tsx';
import { BindCodeDialog } from './bind-code-dialog.tsx';
import { DeviceDrawer } from './device-drawer.tsx';
import { stateOptions, stateWords } from './device-words.ts';

const filtersByDefault = { text: '', online: '', state: 'bound' };

/** The terminals of the stores one looks after. */
export const DeviceListPage = () => {
  const [filters, set] = useFilters(filtersByDefault);
  const list = useCursorList(listDevices, filters as typeof filters & { online: 'yes'; state: 'bound' });
  const [opened, setOpened] = useState<string | null>(null);
  const [binding, setBinding] = useState(false);
  const mayManage = useMay('device.manage');
  return (
    <Page>
      <PageHead
        title="终端"
        sentence={list.rows.length === 0 ? '' : `${list.more === null ? '' : '前 '}${list.rows.length} 台`}
        actions={
          mayManage ? (
            <Button look="main" onClick={() => setBinding(true)}>
              生成绑定码
            </Button>
          ) : undefined
        }
      />
      <FilterBar>
        <SearchField label="门店编码或名称、设备名、型号" value={filters.text} onChange={(text) => set({ text })} width={260} />
        <FilterSelect label="在线" value={filters.online} options={onlineOptions} onChange={(online) => set({ online })} />
        <FilterSelect label="状态" value={filters.state} options={stateOptions} onChange={(state) => set({ state })} />
      </FilterBar>
      <DataTable
        label="终端"
        list={list}
        columns={columns}
        rowKey={({ terminalId }) => terminalId}
        onOpen={({ terminalId }) => setOpened(terminalId)}
        {...(opened === null ? {} : { openKey: opened })}
        empty={{ title: '没有符合条件的终端', text: '换一个条件再找；新的终端用绑定码绑到门店。' }}
      />
      {opened === null ? null : <DeviceDrawer terminalId={opened} onClose={() => setOpened(null)} />}
      {binding ? <BindCodeDialog onClose={() => setBinding(false)} /> : null}
    </Page>
  );
};

const onlineOptions = [
  { value: '', name: '全部' },
  { value: 'yes', name: '在线' },
  { value: 'no', name: '离线' },
];

const columns: readonly Column<DeviceData>[] = [
  { key: 'name', head: '设备', width: 160, cell: ({ name }) => name },
  { key: 'store', head: '门店', width: 240, cell: ({ store }) => `${store.code} ${store.name}` },
  { key: 'model', head: '型号', width: 160, cell: ({ model }) => model },
  {
    key: 'version',
    head: '程序版本',
    cell: ({ appVersion, wantedVersion }) => (
      <>
        {appVersion} {wantedVersion === null || wantedVersion === appVersion ? null : <Tag tone="warm">应为 {wantedVersion}</Tag>}
      </>
    ),
  },
  {
    key: 'online',
    head: '在线',
    cell: ({ online, seenAt }) => (
      <StatusDot tone={online ? 'good' : 'plain'}>{online ? '在线' : seenAt === null ? '没有来过' : momentOf(seenAt)}</StatusDot>
    ),
  },
  { key: 'state', head: '状态', cell: ({ state }) => <Tag tone={state === 'disabled' ? 'hot' : 'plain'}>{stateWords[state]}</Tag> },
  { key: 'bound', head: '绑定时间', cell: ({ boundAt }) => momentOf(boundAt) },
];
