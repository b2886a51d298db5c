import { useState } from 'react';
import { makeBindCode } from '@mendian/shared/terminal/device.contract.ts';
import { useDesk, type ReplyTo } from '../../platform/desk.ts';
import { Drawer } from '../../ui/desk/drawer.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { momentOf } from '../../ui/desk/moment.ts';
import { StorePicker } from '../../ui/desk/store-picker.tsx';
import { useForm } from '../../ui/desk/use-form.ts';
import type { PickItem } from '../../ui/desk/use-search.ts';

type Made = ReplyTo<typeof makeBindCode>;

/** Finds a store and makes a code for it, which is shown once. */
export const BindCodeDialog = ({ onClose }: { onClose: () => void }) => {
  const { call } = useDesk();
  const [made, setMade] = useState<Made | null>(null);
  const form = useForm({
    initial: { store: null as PickItem | null },
    send: async ({ store }) => setMade(await call(makeBindCode, { storeId: store?.value ?? '' })),
  });
  if (made !== null)
    return (
      <Drawer title={`${made.store.name} 的绑定码`} onClose={onClose}>
        <p className="bind-code">{made.code}</p>
        <p>只显示这一次，只能用一次，{momentOf(made.expiresAt)} 前有效。请在门店的终端上输入。</p>
      </Drawer>
    );
  return (
    <FormDialog title="生成绑定码" form={form} submitWord="生成绑定码" onClose={onClose}>
      <StorePicker label="门店" required hint="为哪家门店的新终端" {...form.field('store')} />
    </FormDialog>
  );
};
