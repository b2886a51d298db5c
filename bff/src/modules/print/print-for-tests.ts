import * as contract from '@mendian/shared/print/print.contract.ts';
import * as printers from '@mendian/shared/print/printer.contract.ts';
import type { PaperKind } from '@mendian/shared/print/print-status.ts';
import { aClerk, aCustomer, anOrder, aProduct, aStore, pay, pieces, type ClerkMade } from '../../../test/build.ts';
import type { Call, Harness } from '../../../test/harness.ts';
import { paperText } from '../../../relay/paper-text.ts';

/** A network printer of the clerk's store. */
export const aPrinter = (clerk: ClerkMade, kinds: PaperKind[] = ['kitchen'], name = '后厨') =>
  clerk.call(printers.addPrinter, { name, paperMm: 80, kinds });

/** A store with a clerk, a device that prints, and a paid order. */
export const aKitchen = async (house: Harness, kinds: PaperKind[] | null = ['kitchen']) => {
  const store = await aStore(house, { name: '红谷滩店' });
  const clerk = await aClerk(house, store);
  const device = house.as((await aClerk(house, store)).secret);
  const printer = kinds === null ? null : await aPrinter(clerk, kinds);
  const sku = await aProduct(house, store, { name: '卤鸭脖' });
  const customer = await aCustomer(house);
  const order = async () => {
    const { id } = await anOrder(customer, store, { lines: [pieces(sku, 2)], remark: '少放辣' });
    await pay(house, customer, id);
    return id;
  };
  return { store, clerk, device, printer, order };
};

export const openIn = async (device: Call) => (await device(contract.listOpenPrints, {})).items;
export const take = (device: Call, { id: jobId }: { id: string }) => device(contract.takePrint, { jobId });
export const done = (device: Call, { id: jobId }: { id: string }) => device(contract.donePrint, { jobId });
/** What lies on the paper that its bytes make. */
export const paperOf = async (device: Call, { id: jobId }: { id: string }) =>
  paperText(Buffer.from((await device(contract.getPrintBytes, { jobId })).base64, 'base64'));
