import { useState } from 'react';
import { addTakeOver, listTakeOvers } from '@mendian/shared/take-over/take-over.contract.ts';
import { takeOverStateWords, takeOverStepWords } from '@mendian/shared/take-over/take-over-words.ts';
import { useDesk } from '../../platform/desk.ts';
import { useCursorList, type RowOf } from '../../platform/desk-query.ts';
import { go } from '../../platform/route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { StatusDot, type Tone } from '../../ui/desk/tag.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useForm } from '../../ui/desk/use-form.ts';

type Row = RowOf<typeof listTakeOvers>;

const tones: Record<NonNullable<Row['state']>, Tone> = {
  waiting: 'accent',
  running: 'accent',
  done: 'good',
  stopped: 'warm',
  failed: 'hot',
};

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '名称', width: 360, cell: ({ name }) => name },
  {
    key: 'state',
    head: '做到哪一步',
    cell: ({ step, state }) =>
      step === null || state === null ? (
        <StatusDot>还没有试运行</StatusDot>
      ) : (
        <StatusDot tone={tones[state]}>
          {takeOverStepWords[step]} · {takeOverStateWords[state]}
        </StatusDot>
      ),
  },
  { key: 'by', head: '谁新建的', cell: ({ createdBy }) => createdBy },
  { key: 'at', head: '新建时间', cell: ({ createdAt }) => momentOf(createdAt) },
];

/** Take-overs from earlier systems, the newest first. */
export const TakeOversPage = () => {
  const list = useCursorList(listTakeOvers, {});
  const [adding, setAdding] = useState(false);
  return (
    <Page>
      <PageHead
        title="数据接管"
        sentence="把旧系统的门店、账号、会员、会员卡、优惠券和未取订单接过来：先试运行，看过报告再正式运行，然后核对；不对可以撤回。"
        actions={
          <Button look="main" onClick={() => setAdding(true)}>
            新建接管
          </Button>
        }
      />
      <DataTable
        label="数据接管"
        list={list}
        columns={columns}
        rowKey={({ id }) => id}
        rowTo={({ id }) => ({ to: `/take-overs/${id}` })}
        empty={{ title: '还没有接管过', text: '新建一次接管，上传旧系统导出的文件。试运行不会改动任何数据。' }}
      />
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
};

const AddDialog = ({ onClose }: { onClose: () => void }) => {
  const { call } = useDesk();
  const form = useForm({
    initial: { name: '' },
    send: async (values, { key }) => {
      const { id } = await call(addTakeOver, values, { key });
      go(`/take-overs/${id}`);
    },
  });
  return (
    <FormDialog title="新建接管" form={form} submitWord="新建" place="centre" onClose={onClose}>
      <TextField label="名称" required autoFocus max={40} hint="如：江西片区第一次演练" {...form.field('name')} />
    </FormDialog>
  );
};
