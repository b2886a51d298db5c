import * as v from 'valibot';
import { endpoint } from '../kernel/endpoint.ts';
import { Id, Nothing, textFrom1To } from '../kernel/fields.ts';
import { paperKinds } from './print-status.ts';
import { papersMm } from './ticket.ts';

export const printersPerStoreMax = 8;

const PrinterFields = {
  name: textFrom1To(20),
  paperMm: v.picklist(papersMm),
  /**
   * What comes out of it by itself: the kitchen's slip when an order is taken, the customer's when it is ready, a
   * sale's receipt when it is paid, a shift's report when it is closed.
   */
  kinds: v.pipe(
    v.array(v.picklist(paperKinds)),
    v.transform((kinds) => [...new Set(kinds)]),
  ),
};

export const PrinterView = v.object({ id: Id, ...PrinterFields });
export type PrinterData = v.InferOutput<typeof PrinterView>;

export const listPrinters = endpoint({
  method: 'GET',
  path: '/api/terminal/printers',
  summary: '门店的网络打印机，按添加的先后',
  who: 'terminal',
  input: Nothing,
  reply: v.object({ items: v.array(PrinterView) }),
  refusals: [],
});

export const addPrinter = endpoint({
  method: 'POST',
  path: '/api/terminal/printers',
  summary: `添加网络打印机：名称（中转程序按名称认它）、纸宽、自动打哪些小票；每店最多 ${printersPerStoreMax} 台`,
  who: 'clerk',
  repeat: 'key',
  input: v.object(PrinterFields),
  reply: PrinterView,
  refusals: ['printer/name-taken', 'printer/too-many'],
});

export const changePrinter = endpoint({
  method: 'PUT',
  path: '/api/terminal/printers/:printerId',
  summary: '修改网络打印机',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ printerId: Id, ...PrinterFields }),
  reply: PrinterView,
  refusals: ['thing/not-found', 'printer/name-taken'],
});

export const removePrinter = endpoint({
  method: 'DELETE',
  path: '/api/terminal/printers/:printerId',
  summary: '删除网络打印机，等着它打的小票一起取消',
  who: 'clerk',
  repeat: 'natural',
  input: v.object({ printerId: Id }),
  reply: Nothing,
  refusals: ['thing/not-found'],
});
