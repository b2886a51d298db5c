import * as desk from '@mendian/shared/after-sale/after-sale-desk.contract.ts';
import * as rules from '@mendian/shared/after-sale/after-sale-rules.contract.ts';
import * as mini from '@mendian/shared/after-sale/after-sale.contract.ts';
import type { AfterSaleFileData, AfterSaleViewData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { authorize } from '../../platform/authorize.ts';
import type { Module, Parts } from '../../module.ts';
import type { Customer } from '../../platform/actor.ts';
import type { Context, ReadContext } from '../../platform/context.ts';
import type { Serve } from '../../platform/serve.ts';
import { acceptAfterSale } from './accept-after-sale.ts';
import { afterSalePolicy, type Decider } from './after-sale.policy.ts';
import { askAfterSale } from './ask-after-sale.ts';
import { viewMyAfterSales } from './ask-form.ts';
import { declineAfterSale } from './decline-after-sale.ts';
import { refundSubscribers } from './follow-refunds.ts';
import { overdueSubscriber } from './go-up.ts';
import { listAfterSales, listStoreAfterSales } from './list-cases.ts';
import { dropMerchantLimits, listMerchantLimits, setMerchantLimits } from './merchant-limits.ts';
import { passAfterSale } from './pass-after-sale.ts';
import { showPicture, sweepPictures, sweepSchedule, uploadPicture } from './pictures.ts';
import { listStoreCaseSteps } from './list-case-steps.ts';
import { presentCases, presentFile } from './present-case.ts';
import { readCase } from './read-cases.ts';
import { changeRules, readRules } from './rules.ts';
import { tellCustomer } from './tell-customer.ts';
import { withdrawAfterSale } from './withdraw-after-sale.ts';

/** Customers' cases for money back (售后): asked by line, decided by store, merchant or head office. */
export const afterSaleModule = (parts: Parts): Module => ({
  routes: (serve) => {
    customerRoutes(serve, parts);
    terminalRoutes(serve, parts);
    deskRoutes(serve, parts);
  },
  subscribers: [overdueSubscriber, ...refundSubscribers, tellCustomer(parts.wechatMini, parts.settings), sweepPictures(parts.objects)],
  schedules: [sweepSchedule],
});

const customerRoutes = (serve: Serve, { objects }: Parts): void => {
  serve.read(mini.listMyAfterSales, viewMyAfterSales);
  serve.write(mini.askAfterSale, async (ctx, input) => mine(ctx, await askAfterSale(ctx, input)));
  serve.write(mini.withdrawAfterSale, async (ctx, input) => {
    await withdrawAfterSale(ctx, input);
    return mine(ctx, input.caseId);
  });
  serve.upload(mini.uploadAfterSalePicture, uploadPicture(objects));
  serve.read(mini.getMyAfterSalePicture, showPicture(objects));
};

const mine = async (ctx: Context<Customer>, caseId: string): Promise<AfterSaleViewData> =>
  (await presentCases(ctx, [(await readCase(ctx.sql, caseId))!]))[0]!;

const terminalRoutes = (serve: Serve, { objects }: Parts): void => {
  serve.read(desk.listStoreAfterSales, listStoreAfterSales);
  serve.read(desk.getStoreAfterSale, fileFor);
  serve.read(desk.listStoreCaseSteps, listStoreCaseSteps);
  serve.read(desk.getStoreAfterSalePicture, showPicture(objects));
  serve.write(desk.acceptStoreAfterSale, decided(acceptAfterSale));
  serve.write(desk.declineStoreAfterSale, decided(declineAfterSale));
  serve.write(desk.passStoreAfterSale, decided(passAfterSale));
};

const deskRoutes = (serve: Serve, { objects }: Parts): void => {
  serve.desk.read(desk.listAfterSales, listAfterSales);
  serve.desk.read(desk.getAfterSale, fileFor);
  serve.desk.read(desk.getAfterSalePicture, showPicture(objects));
  serve.desk.write(desk.acceptAfterSale, decided(acceptAfterSale));
  serve.desk.write(desk.declineAfterSale, decided(declineAfterSale));
  serve.desk.write(desk.passAfterSale, decided(passAfterSale));
  serve.read(rules.getAfterSaleRules, ({ sql }) => readRules(sql));
  serve.write(rules.setRules, changeRules);
  serve.read(rules.listMerchantLimits, listMerchantLimits);
  serve.write(rules.setMerchantLimits, setMerchantLimits);
  serve.write(rules.dropMerchantLimits, dropMerchantLimits);
};

const fileFor = async (ctx: ReadContext<Decider>, { caseId }: { caseId: string }): Promise<AfterSaleFileData> => {
  const found = await readCase(ctx.sql, caseId);
  authorize(afterSalePolicy, 'see', ctx.actor, found);
  return presentFile(ctx, found);
};

/** Does it, and shows the case as it is then. */
const decided =
  <Input extends { caseId: string }>(decide: (ctx: Context<Decider>, input: Input) => Promise<void>) =>
  async (ctx: Context<Decider>, input: Input): Promise<AfterSaleFileData> => {
    await decide(ctx, input);
    return presentFile(ctx, (await readCase(ctx.sql, input.caseId))!);
  };
