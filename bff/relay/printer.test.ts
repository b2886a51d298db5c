import test from 'ava';
import { layOut } from '@mendian/shared/print/layout.ts';
import type { Ticket } from '@mendian/shared/print/ticket.ts';
import { escPos } from '../src/modules/print/esc-pos.ts';
import { networkPrinter } from './printer.ts';
import { startPrinter } from './printer-for-tests.ts';

const ticket: Ticket = [{ kind: 'text', text: '后厨单' }, { kind: 'pair', left: '招牌鸭脖', right: '× 2' }, { kind: 'cut' }];
const bytes = escPos(layOut(ticket, 58));
const quick = { doneMs: 1_500, takeMs: 5_000 };

const aPrinter = async () => {
  const pretended = await startPrinter();
  return { ...pretended, real: networkPrinter({ host: '127.0.0.1', port: pretended.port }, quick) };
};

test('a ticket comes out once, whether the printer tells its status or not', async (t) => {
  const { be, real, tickets } = await aPrinter();
  t.deepEqual(await real.print(bytes), { printed: true });
  be({ answers: false });
  t.deepEqual(await real.print(bytes), { printed: true });
  t.is(await real.trouble(), null);
  t.deepEqual(tickets[0], ['后厨单', '招牌鸭脖                    × 2', '[切纸]']);
  t.is(tickets.length, 2);
});

test('without paper or with its cover open it is sent nothing, and says what to do', async (t) => {
  const { be, real, tickets } = await aPrinter();
  be({ paperOut: true });
  t.deepEqual(await real.print(bytes), { printed: false, reason: '打印机缺纸，请装纸', begun: false });
  be({ paperOut: false, coverOpen: true });
  t.deepEqual(await real.print(bytes), { printed: false, reason: '打印机盖子没有盖好，请盖上', begun: false });
  t.is(await real.trouble(), '打印机盖子没有盖好，请盖上');
  t.is(tickets.length, 0);
});

test('one that is off is not reached, and nothing was begun', async (t) => {
  const { real, port, switchOff } = await aPrinter();
  await switchOff();
  t.deepEqual(await real.print(bytes), { printed: false, reason: `连不上打印机 127.0.0.1:${port}，请检查电源和网线`, begun: false });
});

test('one that goes away in the middle may have put some on paper', async (t) => {
  const { be, real } = await aPrinter();
  be({ cutsAfter: 20 });
  t.deepEqual(await real.print(bytes), { printed: false, reason: '打印机在打印途中断开，请看看纸有没有出来', begun: true });
});

test('a slow one is waited for', async (t) => {
  const { be, real, tickets } = await aPrinter();
  be({ slowMs: 300 });
  t.deepEqual(await real.print(bytes), { printed: true });
  t.is(tickets.length, 1);
});

test('one that runs out of paper in the middle says so, and that some of it is out', async (t) => {
  const { be, real } = await aPrinter();
  be({ hangs: true });
  const printing = real.print(bytes);
  setTimeout(() => be({ paperOut: true }), 700);
  t.deepEqual(await printing, { printed: false, reason: '打印机缺纸，请装纸', begun: true });
});
