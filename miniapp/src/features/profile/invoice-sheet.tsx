import type { MemberViewData } from '@mendian/shared/member/member.contract.ts';
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ActionButton } from '../../ui/action-button.tsx';
import { Field } from '../../ui/field.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import './invoice-sheet.scss';

type Invoice = MemberViewData['invoice'];
type Props = { invoice: Invoice; busy: boolean; onSave: (invoice: Invoice) => void; onClose: () => void };

/** Kept for the store, which issues the invoice; nothing is issued here. */
export const InvoiceSheet = ({ invoice, busy, onSave, onClose }: Props) => {
  const [title, setTitle] = useState(invoice?.title ?? '');
  const [taxNo, setTaxNo] = useState(invoice?.taxNo ?? '');
  return (
    <Sheet
      open
      title="开票信息"
      onClose={onClose}
      foot={
        <View className="invoice-foot">
          {invoice === null ? null : (
            <ActionButton kind="plain" busy={busy} onTap={() => onSave(null)}>
              清除
            </ActionButton>
          )}
          <View className="invoice-save">
            <ActionButton busy={busy} disabled={title.trim() === ''} onTap={() => onSave({ title: title.trim(), taxNo: taxNo.trim() })}>
              保存
            </ActionButton>
          </View>
        </View>
      }
    >
      <Field label="抬头" value={title} placeholder="公司或个人名称" max={60} onChange={setTitle} />
      <Field label="税号" value={taxNo} placeholder="个人可不填" max={30} onChange={setTaxNo} />
    </Sheet>
  );
};
