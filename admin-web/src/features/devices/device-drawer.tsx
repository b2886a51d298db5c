import { useState } from 'react';
import { getDevice, setDeviceDisabled, unbindDevice, type DeviceData } from '@mendian/shared/terminal/device.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DescriptionList } from '../../ui/desk/description-list.tsx';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Problem, Skeleton } from '../../ui/desk/page.tsx';
import { useAction, useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { stateWords } from './device-words.ts';

/** One terminal in full, and the way to let it go. */
export const DeviceDrawer = ({ terminalId, onClose }: { terminalId: string; onClose: () => void }) => {
  const { data, error, refetch } = useDeskQuery(getDevice, { terminalId });
  const mayManage = useMay('device.manage');
  return (
    <Drawer
      title={data?.name ?? '终端'}
      onClose={onClose}
      footer={data !== undefined && mayManage && data.state !== 'unbound' ? <Steps device={data} /> : undefined}
    >
      {error !== null ? (
        <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton />
      ) : (
        <DescriptionList
          items={[
            ['门店', `${data.store.code} ${data.store.name}`],
            ['状态', stateWords[data.state]],
            ['型号', data.model],
            ['程序版本', data.appVersion],
            ['应运行版本', data.wantedVersion ?? '没有发布给它的，继续用现在的'],
            ['最近一次报告', momentOf(data.reportedAt)],
            ['最后在线', data.online ? '现在在线' : momentOf(data.seenAt)],
            ['绑定时间', momentOf(data.boundAt)],
            ['解绑时间', momentOf(data.endedAt)],
          ]}
        />
      )}
    </Drawer>
  );
};

const Steps = ({ device: { terminalId, name, state, store } }: { device: DeviceData }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const [asking, setAsking] = useState<'disable' | 'unbind' | null>(null);
  const enable = useAction(() => call(setDeviceDisabled, { terminalId, disabled: false }), {
    said: '终端已恢复，可以照旧使用',
    refreshes: ['devices'],
  });
  const confirm = async () => {
    await (asking === 'unbind' ? call(unbindDevice, { terminalId }) : call(setDeviceDisabled, { terminalId, disabled: true }));
    say(asking === 'unbind' ? '终端已解绑' : '终端已停用', 'good');
    refresh('devices');
  };
  return (
    <>
      {state === 'disabled' ? (
        <Button busy={enable.busy} onClick={() => enable.run(undefined)}>
          恢复使用
        </Button>
      ) : (
        <Button onClick={() => setAsking('disable')}>停用</Button>
      )}
      <Button look="danger" onClick={() => setAsking('unbind')}>
        解绑
      </Button>
      {asking === null ? null : (
        <ConfirmDialog
          title={asking === 'unbind' ? `解绑 ${name}` : `停用 ${name}`}
          confirmWord={asking === 'unbind' ? '解绑' : '停用'}
          onConfirm={confirm}
          onClose={() => setAsking(null)}
        >
          {asking === 'unbind'
            ? `${store.name} 的这台终端马上不能用，店员也随之退出。要再用，需要新的绑定码。`
            : `${store.name} 的这台终端马上不能用；以后可以恢复。门店没有别的终端时，顾客不能在这家店下单。`}
        </ConfirmDialog>
      )}
    </>
  );
};
