import { createCategory, deleteCategory, renameCategory, type CategoryViewData } from '@mendian/shared/catalog/category.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';
import { say } from '../../ui/notices.ts';
import { catalogueParts } from './catalogue-words.ts';

/** A category's name, of a new one or of one that is there. */
export const CategoryForm = ({ category, onClose }: { category: CategoryViewData | null; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { name: category?.name ?? '' },
    send: ({ name }, options) =>
      category === null ? call(createCategory, { name }, options) : call(renameCategory, { categoryId: category.id, name }),
    blames: { 'catalog/category-name-taken': 'name' },
    done: () => {
      say(category === null ? '分类已新建，排在最后' : '分类已改名，菜单马上看到', 'good');
      refresh(...catalogueParts);
      onClose();
    },
  });
  return (
    <FormDialog
      title={category === null ? '新建分类' : `给“${category.name}”改名`}
      form={form}
      submitWord="保存"
      place="centre"
      onClose={onClose}
    >
      <TextField label="名称" required autoFocus max={30} hint="顾客在菜单左侧看到它" {...form.field('name')} />
    </FormDialog>
  );
};

export const DeleteCategory = ({ category, onClose }: { category: CategoryViewData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`删除分类“${category.name}”？`}
      confirmWord="删除分类"
      onConfirm={async () => {
        await call(deleteCategory, { categoryId: category.id });
        say('分类已删除', 'good');
        refresh(...catalogueParts);
      }}
      onClose={onClose}
    >
      只有空的分类能删除；暂时不卖的分类可以先隐藏。
    </ConfirmDialog>
  );
};
