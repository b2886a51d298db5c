import * as contract from '@mendian/shared/member/member-desk.contract.ts';
import { listRegistrations as registrations } from '@mendian/shared/member/joining.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { unbindCard } from '../member/index.ts';
import { readEntries } from '../points/index.ts';
import { correctMember } from './correct-member.ts';
import { findMember, findMemberByPhone } from './find-member.ts';
import { listCouponsOf } from './list-coupons-of.ts';
import { listRegistrations } from './list-registrations.ts';
import { requireSeen, viewMember } from './view-member.ts';

/** A member at head office's desk: found by what he shows, seen as a whole, and put right. Merchants see no members. */
export const memberDeskModule = ({ settings }: Parts): Module => ({
  routes: (serve) => {
    serve.steps(contract.findMember, findMember(settings));
    serve.steps(contract.findMemberByPhone, findMemberByPhone);
    serve.read(registrations, listRegistrations);
    serve.read(contract.getMember, viewMember);
    serve.read(contract.listMemberPoints, async (ctx, { memberId, ...page }) => {
      await requireSeen(ctx, memberId);
      return readEntries(ctx.sql, memberId, page);
    });
    serve.read(contract.listMemberCoupons, listCouponsOf);
    serve.write(contract.correctMemberPoints, correctMember);
    serve.write(contract.unbindCard, async (ctx, input) => {
      await requireSeen(ctx, input.memberId);
      await unbindCard(ctx, input);
      return viewMember(ctx, input);
    });
  },
});
