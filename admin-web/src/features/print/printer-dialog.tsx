import { useState } from 'react';
import { addPrinter, changePrinter, type PrinterData } from '@mendian/shared/print/printer.contract.ts';
import { paperKinds, paperWords, type PaperKind } from '@mendian/shared/print/print-status.ts';
import { papersMm } from '@mendian/shared/print/ticket.ts';
import { call, newKey } from '../../platform/call.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Switch } from '../../ui/switch.tsx';
import { usePrintAction } from './use-print-action.ts';

type Fields = Omit<PrinterData, 'id'>;
const fresh: Fields = { name: '后厨', paperMm: 80, kinds: ['kitchen'] };

/** When each comes out by itself. */
const moments: Readonly<Record<PaperKind, string>> = {
  kitchen: '接单时',
  customer: '备好时',
  receipt: '收款时',
  shift: '交班时',
};

export const PrinterDialog = ({ printer, onClose }: { printer: PrinterData | null; onClose: () => void }) => {
  const [fields, setFields] = useState<Fields>(printer ?? fresh);
  const [key] = useState(newKey);
  const save = usePrintAction(
    (next: Fields) => (printer === null ? call(addPrinter, next, { key }) : call(changePrinter, { ...next, printerId: printer.id })),
    onClose,
  );
  const { name, paperMm, kinds } = fields;
  return (
    <Dialog
      title={printer === null ? '添加打印机' : `修改打印机 · ${printer.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>不改了</Button>
          <Button look="main" busy={save.isPending} disabled={name.trim() === ''} onClick={() => save.mutate(fields)}>
            保存
          </Button>
        </>
      }
    >
      <label className="print-field">
        名称
        <input
          className="text-field"
          data-autofocus
          maxLength={20}
          placeholder="例如：后厨、前台"
          value={name}
          onChange={(event) => setFields({ ...fields, name: event.target.value })}
        />
      </label>
      <section className="menu-part">
        <p>纸宽</p>
        <div className="paper" role="radiogroup" aria-label="纸宽">
          {papersMm.map((mm) => (
            <button key={mm} type="button" role="radio" aria-checked={paperMm === mm} onClick={() => setFields({ ...fields, paperMm: mm })}>
              {mm} mm
            </button>
          ))}
        </div>
        {paperKinds.map((kind) => (
          <KindSwitch
            key={kind}
            kind={kind}
            on={kinds.includes(kind)}
            onChange={(on) => setFields({ ...fields, kinds: paperKinds.filter((one) => (one === kind ? on : kinds.includes(one))) })}
          />
        ))}
      </section>
    </Dialog>
  );
};

const KindSwitch = ({ kind, on, onChange }: { kind: PaperKind; on: boolean; onChange: (on: boolean) => void }) => (
  <>
    <p>
      {moments[kind]}自动打{paperWords[kind]}
    </p>
    <Switch label={`${moments[kind]}自动打${paperWords[kind]}`} on={on} onWord="开" offWord="关" onChange={onChange} />
  </>
);
