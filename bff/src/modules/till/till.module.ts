import { refuse } from '@mendian/shared/kernel/errors.ts';
import * as contract from '@mendian/shared/till/till.contract.ts';
import * as parked from '@mendian/shared/till/parked.contract.ts';
import { returnSale as returnContract } from '@mendian/shared/till/till-return.contract.ts';
import * as desk from '@mendian/shared/till/shift-desk.contract.ts';
import * as shifts from '@mendian/shared/till/till-shift.contract.ts';
import * as charges from '@mendian/shared/till/till-charge.contract.ts';
import { sendOffline as sendContract } from '@mendian/shared/till/offline.contract.ts';
import * as offline from '@mendian/shared/till/offline-desk.contract.ts';
import { limitingGuesses } from '../../platform/guesses.ts';
import type { Serve } from '../../platform/serve.ts';
import type { Module, Parts } from '../../module.ts';
import { vainRecognitions, vainRefusals } from '../recognise/index.ts';
import { getTill } from './get-till.ts';
import { recogniseGuest } from './guest.ts';
import { giveUpSale, openSale, takeCash } from './open-sale.ts';
import { chargeWays } from '../payment/index.ts';
import { presentFile } from './offline/present-offline.ts';
import { listMyListed, listOffline, readListed } from './offline/read-listed.ts';
import { sendOffline } from './offline/send-offline.ts';
import { dismissOffline, enterOffline } from './offline/settle-listed.ts';
import { listParked, parkTicket, takeParked } from './parked/parked-tickets.ts';
import { quoteSale } from './quote-sale.ts';
import { findSale, listSales, viewSale } from './read-sales.ts';
import { returnSale } from './return-sale.ts';
import { sellForCash } from './sell.ts';
import { listTakenBack } from './taken-back.ts';
import { closeShift, forceCloseShift, openShift } from './shift/change-shift.ts';
import { moveCash } from './shift/move-cash.ts';
import { forceCloseDeskShift, listDeskShifts } from './shift/desk-shifts.ts';
import { listShifts } from './shift/read-shifts.ts';

/** The till (收银台): sales over a store's counter, its shifts, its parked tickets, its returns. */
export const tillModule = (parts: Parts): Module => {
  const recognise = recogniseGuest(parts);
  const giveUp = giveUpSale(chargeWays(parts));
  return {
    routes: (serve) => {
      serve.read(contract.getTill, (ctx) => getTill(ctx, parts.alipay !== null));
      serve.steps(contract.recogniseGuest, (steps, input) =>
        limitingGuesses({ limits: steps.limits, limit: vainRecognitions, key: steps.actor.terminalId, wrong: vainRefusals }, () =>
          recognise(steps, input),
        ),
      );
      serve.steps(contract.quoteSale, (steps, input) => quoteSale({ sql: steps.reads, actor: steps.actor, now: steps.now }, input), {
        looksFirst: true,
      });
      serve.write(contract.sellForCash, async (ctx, input) => viewSale(ctx.sql, await sellForCash(ctx, input), ctx.now));
      serve.write(charges.openSale, openSale);
      serve.write(charges.takeCash, async (ctx, input) => {
        await takeCash(ctx, input);
        return viewSale(ctx.sql, input.orderId, ctx.now);
      });
      serve.steps(charges.giveUpSale, giveUp);
      serve.read(charges.listTakenBack, listTakenBack);
      serve.read(contract.listSales, listSales);
      serve.read(contract.findSale, findSale);
      serve.write(returnContract, async (ctx, input) => {
        await returnSale(ctx, input);
        return viewSale(ctx.sql, input.orderId, ctx.now);
      });
      serve.write(parked.parkTicket, parkTicket);
      serve.read(parked.listParked, (ctx) => listParked(ctx));
      serve.write(parked.takeParked, takeParked);
      serve.write(shifts.openShift, openShift);
      serve.write(shifts.moveCash, moveCash);
      serve.write(shifts.closeShift, closeShift);
      serve.write(shifts.forceCloseShift, forceCloseShift);
      serve.read(shifts.listShifts, listShifts);
      serve.desk.read(desk.listDeskShifts, listDeskShifts);
      serve.desk.write(desk.forceCloseDeskShift, forceCloseDeskShift);
      offlineRoutes(serve, parts);
    },
  };
};

const offlineRoutes = (serve: Serve, { log }: Parts): void => {
  serve.steps(sendContract, sendOffline(log));
  serve.read(offline.listMyListed, listMyListed);
  serve.desk.read(offline.listOffline, listOffline);
  serve.desk.read(offline.getOffline, async ({ sql, actor }, { actionId }) => {
    const row = await readListed(sql, actor, actionId);
    if (row === null) throw refuse('thing/not-found');
    return presentFile(sql, row);
  });
  serve.desk.steps(offline.enterOffline, enterOffline(log));
  serve.desk.write(offline.dismissOffline, dismissOffline);
};
