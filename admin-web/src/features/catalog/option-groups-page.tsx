import { useState } from 'react';
import { editCatalogue } from '@mendian/shared/catalog/catalog.permissions.ts';
import { deleteOptionGroup, listOptionGroups, type OptionGroupViewData } from '@mendian/shared/catalog/option-group.contract.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { listOf } from '../../platform/list.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { DataTable, type Column } from '../../ui/desk/data-table.tsx';
import { Page, PageHead } from '../../ui/desk/page.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { moneyText } from '../../ui/money-text.ts';
import { say } from '../../ui/notices.ts';
import { catalogueParts } from './catalogue-words.ts';
import { OptionGroupForm } from './option-group-form.tsx';

type Group = OptionGroupViewData;

/** What customers can choose with a product, in groups that several products share. */
export const OptionGroupsPage = () => {
  const { desk } = useDesk();
  const mayEdit = useMay(editCatalogue.key) && desk === 'hq';
  const answer = useDeskQuery(listOptionGroups, {});
  const [editing, setEditing] = useState<Group | 'new' | null>(null);
  const [deleting, setDeleting] = useState<Group | null>(null);
  const steps: Column<Group> = {
    key: 'steps',
    head: '操作',
    cell: (row) => (
      <>
        <Button onClick={() => setEditing(row)}>修改</Button>
        <Button onClick={() => setDeleting(row)}>删除</Button>
      </>
    ),
  };
  return (
    <Page>
      <PageHead
        title="选项组"
        sentence="几个商品可以共用一组，改一次，用到它的商品都跟着变"
        actions={
          mayEdit ? (
            <Button look="main" onClick={() => setEditing('new')}>
              新建选项组
            </Button>
          ) : undefined
        }
      />
      <DataTable
        label="选项组"
        list={listOf(answer, answer.data?.items)}
        columns={mayEdit ? [...columns, steps] : columns}
        rowKey={({ id }) => id}
        empty={{ title: '还没有选项组', text: '辣度、切法、加料这样的选择，建成选项组后在商品里选用。' }}
      />
      {editing === null ? null : <OptionGroupForm group={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {deleting === null ? null : <DeleteGroup group={deleting} onClose={() => setDeleting(null)} />}
    </Page>
  );
};

/** `花生碎 +¥1.00`; what costs nothing is named alone. */
const choiceText = ({ name, surcharge }: Group['choices'][number]): string => (surcharge === 0 ? name : `${name} +${moneyText(surcharge)}`);

const columns: readonly Column<Group>[] = [
  { key: 'name', head: '名称', cell: ({ name }) => name },
  { key: 'kind', head: '选法', cell: ({ kind, max }) => (kind === 'one' ? '必选一个' : `可不选，最多 ${max} 个`) },
  { key: 'choices', head: '选项', width: 380, wrap: true, cell: ({ choices }) => choices.map(choiceText).join('、') },
  {
    key: 'products',
    head: '用到它的商品',
    width: 320,
    cell: ({ products }) =>
      products.length === 0 ? '没有商品在用' : `${products.length} 个：${products.map(({ name }) => name).join('、')}`,
  },
];

const DeleteGroup = ({ group, onClose }: { group: Group; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`删除选项组“${group.name}”？`}
      confirmWord="删除选项组"
      onConfirm={async () => {
        await call(deleteOptionGroup, { groupId: group.id });
        say('选项组已删除', 'good');
        refresh(...catalogueParts);
      }}
      onClose={onClose}
    >
      {group.choices.map(({ name }) => name).join('、')}会一起删除，不能恢复；已有订单上的选择不变。
    </ConfirmDialog>
  );
};
