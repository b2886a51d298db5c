import { useState } from 'react';
import { printTestPage } from '@mendian/shared/print/print.contract.ts';
import { printersPerStoreMax, removePrinter, type PrinterData } from '@mendian/shared/print/printer.contract.ts';
import { paperWords } from '@mendian/shared/print/print-status.ts';
import { call } from '../../platform/call.ts';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { say } from '../../ui/notices.ts';
import { PrinterDialog } from './printer-dialog.tsx';
import { usePrintAction } from './use-print-action.ts';
import { usePrinters } from './use-prints.ts';

/** The store's network printers: what they are called, their paper, and what comes out by itself. */
export const PrinterList = () => {
  const printers = usePrinters();
  const [edited, setEdited] = useState<PrinterData | 'new' | null>(null);
  if (printers === undefined) return <div className="skeleton" aria-label="正在取打印机" />;
  return (
    <>
      {printers.length === 0 ? (
        <Empty title="还没有网络打印机">没有时，小票由这台机器的浏览器打印</Empty>
      ) : (
        <ul className="rows">
          {printers.map((printer) => (
            <PrinterRow key={printer.id} printer={printer} onEdit={() => setEdited(printer)} />
          ))}
        </ul>
      )}
      {printers.length < printersPerStoreMax ? (
        <Button className="more" onClick={() => setEdited('new')}>
          添加打印机
        </Button>
      ) : null}
      <p className="print-hint">打印机接在店里的网络上，由店里一台电脑上的“打印中转”程序连接；程序按这里的名称认打印机。</p>
      {edited === null ? null : <PrinterDialog printer={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </>
  );
};

const PrinterRow = ({ printer, onEdit }: { printer: PrinterData; onEdit: () => void }) => {
  const { id: printerId, name, paperMm, kinds } = printer;
  const [sure, setSure] = useState(false);
  const remove = usePrintAction(() => call(removePrinter, { printerId }));
  const test = usePrintAction(
    () => call(printTestPage, { printerId }),
    () => say(`测试页已交给“${name}”`, 'good'),
  );
  return (
    <li className="print-row" aria-label={name}>
      <div>
        <p className="print-what">
          <b>{name}</b>
        </p>
        <p className="print-line">
          {paperMm} mm · {kinds.length === 0 ? '不自动打' : kinds.map((kind) => paperWords[kind]).join('、')}
        </p>
      </div>
      <div className="print-buttons">
        <Button look="quiet" busy={test.isPending} onClick={() => test.mutate(undefined)}>
          测试页
        </Button>
        <Button look="quiet" onClick={onEdit}>
          修改
        </Button>
        <Button look={sure ? 'danger' : 'quiet'} busy={remove.isPending} onClick={() => (sure ? remove.mutate(undefined) : setSure(true))}>
          {sure ? '确定删除' : '删除'}
        </Button>
      </div>
    </li>
  );
};
