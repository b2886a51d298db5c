import { updateMe, type MemberViewData } from '@mendian/shared/member/member.contract.ts';
import { call } from '../../platform/call.ts';
import { member, needSession, setMember } from '../../platform/session.ts';
import { useAction } from '../../platform/use-action.ts';

type Invoice = MemberViewData['invoice'];

/** Invoice details typed at checkout are kept in the profile, so that they are typed once. */
export const useSaveInvoice = (onSaved: (invoice: Invoice) => void) =>
  useAction(async (invoice: Invoice) => {
    await needSession();
    setMember(await call(updateMe, { nickname: member.get()?.nickname ?? '顾客', invoice }));
    onSaved(invoice);
  });
