import { addStoreClerk, renameClerk, resetClerkPin, type StoreClerkData } from '@mendian/shared/terminal/clerk.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { FormDialog } from '../../ui/desk/form.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';

const pinHint = '4 到 8 位数字，在终端登录用';

type KnownProps = { storeId: string; clerk: StoreClerkData; onClose: () => void };

/** Closes the form and asks the clerks anew. */
const useDone = (onClose: () => void) => {
  const refresh = useRefresh();
  return () => {
    refresh('stores', 'clerk-stores');
    onClose();
  };
};

export const NewClerkForm = ({ storeId, onClose }: { storeId: string; onClose: () => void }) => {
  const { call } = useDesk();
  const form = useForm({
    initial: { number: '', name: '', pin: '' },
    send: (values) => call(addStoreClerk, { storeId, ...values }),
    blames: { 'clerk/number-taken': 'number' },
    done: useDone(onClose),
  });
  return (
    <FormDialog title="新增店员" form={form} submitWord="新增店员" place="centre" onClose={onClose}>
      <TextField label="工号" required autoFocus max={8} hint="1 到 8 位数字，在本店不能重复" {...form.field('number')} />
      <TextField label="姓名" required max={30} {...form.field('name')} />
      <TextField label="密码" required max={8} hint={pinHint} {...form.field('pin')} />
    </FormDialog>
  );
};

export const RenameForm = ({ storeId, clerk, onClose }: KnownProps) => {
  const { call } = useDesk();
  const form = useForm({
    initial: { name: clerk.name },
    send: ({ name }) => call(renameClerk, { storeId, clerkId: clerk.clerkId, name }),
    done: useDone(onClose),
  });
  return (
    <FormDialog title={`店员 ${clerk.number} 改名`} form={form} submitWord="保存" place="centre" onClose={onClose}>
      <TextField label="姓名" required autoFocus max={30} {...form.field('name')} />
    </FormDialog>
  );
};

export const PinForm = ({ storeId, clerk, onClose }: KnownProps) => {
  const { call } = useDesk();
  const form = useForm({
    initial: { pin: '' },
    send: ({ pin }) => call(resetClerkPin, { storeId, clerkId: clerk.clerkId, pin }),
    done: useDone(onClose),
  });
  return (
    <FormDialog title={`重设${clerk.name}的密码`} form={form} submitWord="重设密码" place="centre" onClose={onClose}>
      <TextField label="新密码" required autoFocus max={8} hint={`${pinHint}；正在用的登录会退出`} {...form.field('pin')} />
    </FormDialog>
  );
};
