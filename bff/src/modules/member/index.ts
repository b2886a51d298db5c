import * as contract from '@mendian/shared/member/member.contract.ts';
import * as joining from '@mendian/shared/member/joining.contract.ts';
import * as card from '@mendian/shared/member/member-card.contract.ts';
import * as code from '@mendian/shared/member/member-code.contract.ts';
import type { Module, Parts } from '../../module.ts';
import { endSession } from '../../platform/sessions.ts';
import { claimCards } from './cards/claim-cards.ts';
import { listMyCards } from './cards/my-cards.ts';
import { addAddress, changeAddress, removeAddress } from './change-addresses.ts';
import { registerAtCounter } from './joining/at-counter.ts';
import { addCampaign, endCampaign, listCampaigns } from './joining/campaigns.ts';
import { getJoinCodes } from './joining/join-codes.ts';
import { getJoinPoints, setJoinPoints } from './joining/join-points.ts';
import { getMemberCode } from './get-member-code.ts';
import { listMyStores } from './list-my-stores.ts';
import { miniSettings } from './mini-settings.ts';
import { presentMember } from './present-member.ts';
import { readAddresses } from './read-address.ts';
import { requireMember } from './read-member.ts';
import { setPhone } from './set-phone.ts';
import { signIn } from './sign-in.ts';
import { tellBirthday } from './tell-birthday.ts';
import { updateMe } from './update-me.ts';

export { bindCard, vainBindings } from './cards/bind-card.ts';
export { addCards, dropCards, writeCard } from './cards/member-cards.ts';
export { unbindCard } from './cards/unbind-card.ts';
export { addMembers, dropMembers, writeMember } from './take-over-members.ts';
export { memberCodesOf } from './get-member-code.ts';
export { maskedMember, maskName } from './mask-name.ts';
export type { CodeRead } from './member-codes.ts';
export { memberBirthdayTold, memberJoined, memberPhoneSet } from './member.events.ts';
export { readAddress } from './read-address.ts';
export { askMemberOf, readMember } from './read-member.ts';
export { firstNickname } from './sign-in.ts';

/** Members: who they are, their sign-in, profile and addresses. */
export const memberModule = ({ settings, wechatMini, limits }: Parts): Module => ({
  routes: (serve) => {
    serve.steps(contract.signIn, signIn(wechatMini, limits));
    serve.write(contract.signOut, async (ctx) => {
      await endSession(ctx, ctx.actor.sessionId);
      return {};
    });
    serve.read(contract.getMe, async ({ sql, actor, now }) => presentMember(await requireMember(sql, actor.memberId), now));
    serve.write(contract.updateMe, updateMe);
    serve.write(contract.tellBirthday, tellBirthday);
    serve.steps(contract.setPhone, setPhone(wechatMini));
    serve.write(code.getMemberCode, getMemberCode(settings));
    serve.read(card.listMyCards, listMyCards);
    serve.read(contract.listMyStores, listMyStores);
    serve.read(contract.listAddresses, async ({ sql, actor }) => ({ items: await readAddresses(sql, actor.memberId) }));
    serve.write(contract.addAddress, addAddress);
    serve.write(contract.changeAddress, changeAddress);
    serve.write(contract.removeAddress, removeAddress);
    serve.write(joining.getJoinCodes, getJoinCodes(settings));
    serve.steps(joining.registerAtCounter, registerAtCounter);
    serve.read(joining.listCampaigns, listCampaigns(settings));
    serve.write(joining.addCampaign, addCampaign(settings));
    serve.write(joining.endCampaign, endCampaign(settings));
    serve.read(joining.getJoinPoints, getJoinPoints);
    serve.write(joining.setJoinPoints, setJoinPoints);
    serve.cached(contract.getMiniSettings, async () => miniSettings(settings));
  },
  subscribers: [claimCards],
});
