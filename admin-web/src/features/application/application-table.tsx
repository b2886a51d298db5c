import { useState } from 'react';
import type { ApplicationData } from '@mendian/shared/application/application.contract.ts';
import { useMay } from '../../platform/desk.ts';
import type { List } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { DeskLink } from '../../ui/desk/link.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StatusDot } from '../../ui/desk/tag.tsx';
import { EditApplicationForm } from './edit-application-form.tsx';
import type { ShownKey } from './key-dialog.tsx';
import { NewKeyForm } from './new-key-form.tsx';
import { SwitchApplication } from './switch-application.tsx';

type Step = { readonly application: ApplicationData; readonly kind: 'edit' | 'key' | 'switch' };
type TableProps = { list: List<ApplicationData>; onKey: (shown: ShownKey) => void };

/** The applications, and the way to change, stop or re-key one. */
export const ApplicationTable = ({ list, onKey }: TableProps) => {
  const mayManage = useMay('application.manage');
  const [step, setStep] = useState<Step | null>(null);
  const close = () => setStep(null);
  return (
    <>
      <DataTable
        label="应用"
        list={list}
        columns={mayManage ? [...columns, stepsWith(setStep)] : columns}
        rowKey={({ id }) => id}
        empty={{ title: '还没有接入的应用', text: '新增一个应用，把密钥交给对方；密钥只显示一次。' }}
      />
      {step?.kind === 'edit' ? <EditApplicationForm application={step.application} onClose={close} /> : null}
      {step?.kind === 'key' ? <NewKeyForm application={step.application} onClose={close} onMade={onKey} /> : null}
      {step?.kind === 'switch' ? <SwitchApplication application={step.application} onClose={close} /> : null}
    </>
  );
};

const columns: readonly Column<ApplicationData>[] = [
  { key: 'name', head: '应用', width: 220, cell: ({ name }) => name },
  { key: 'note', head: '说明', width: 240, cell: ({ note }) => note || '—' },
  {
    key: 'state',
    head: '状态',
    cell: ({ enabled }) => <StatusDot tone={enabled ? 'good' : 'hot'}>{enabled ? '在用' : '已停用'}</StatusDot>,
  },
  { key: 'today', head: '今天（次）', align: 'right', cell: ({ callsToday }) => callsToday },
  { key: 'quota', head: '每天最多', align: 'right', cell: ({ callsPerDay }) => callsPerDay },
  {
    key: 'key',
    head: '密钥',
    cell: ({ keyTail, oldKeyUntil }) => `…${keyTail}${oldKeyUntil === null ? '' : `，旧的到 ${momentOf(oldKeyUntil)}`}`,
  },
  {
    key: 'last',
    head: '最近调用',
    cell: ({ id, lastCallAt }) =>
      lastCallAt === null ? (
        '从未'
      ) : (
        <DeskLink to="/applications" query={{ view: 'calls', applicationId: id }}>
          {momentOf(lastCallAt)}
        </DeskLink>
      ),
  },
  { key: 'by', head: '谁新增的', width: 200, cell: ({ createdBy, createdAt }) => `${createdBy} ${momentOf(createdAt)}` },
];

const stepsWith = (ask: (step: Step) => void): Column<ApplicationData> => ({
  key: 'steps',
  head: '操作',
  cell: (application) => (
    <>
      <Button onClick={() => ask({ application, kind: 'edit' })}>修改</Button>
      <Button onClick={() => ask({ application, kind: 'key' })}>换密钥</Button>
      <Button onClick={() => ask({ application, kind: 'switch' })}>{application.enabled ? '停用' : '启用'}</Button>
    </>
  ),
});
