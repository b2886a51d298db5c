import { addAddress, changeAddress, removeAddress, type AddressViewData } from '@mendian/shared/member/member.contract.ts';
import { useState } from 'react';
import { call } from '../../platform/call.ts';
import { outside } from '../../platform/index';
import { withIntention } from '../../platform/intention.ts';
import { askPerson, say } from '../../platform/tell.ts';
import { useAction } from '../../platform/use-action.ts';
import { emptyForm, formProblems, type AddressForm } from './form.ts';

/** What is typed so far, and what one can do with it. Problems are shown once saving was tried. */
export const useAddressForm = (address: AddressViewData | null, onDone: () => void) => {
  const [form, setForm] = useState<AddressForm>(address ?? emptyForm);
  const [tried, setTried] = useState(false);
  const [searching, setSearching] = useState(false);
  const change = (part: Partial<AddressForm>) => setForm((before) => ({ ...before, ...part }));

  const choose = useAction(async () => {
    if (outside.choosePlace === null) return setSearching(true);
    const chosen = await outside.choosePlace();
    if (chosen !== null) change({ place: chosen.name, latE6: chosen.latE6, lngE6: chosen.lngE6 });
  });
  const save = useAction(async () => {
    setTried(true);
    const { contact, phone, place, door, latE6, lngE6 } = form;
    if (Object.keys(formProblems(form)).length > 0 || latE6 === null || lngE6 === null) return;
    const fields = { contact, phone, place, door, latE6, lngE6 };
    if (address === null) await withIntention('address', fields, (key) => call(addAddress, fields, { key }));
    else await call(changeAddress, { addressId: address.id, ...fields });
    onDone();
  });
  const remove = useAction(async () => {
    if (address === null || !(await askPerson({ title: '删除这个地址？', text: `${form.place} ${form.door}`, yes: '删除', no: '留着' })))
      return;
    await call(removeAddress, { addressId: address.id });
    say('已删除');
    onDone();
  });
  return { form, change, problems: tried ? formProblems(form) : {}, choose, save, remove, searching, setSearching };
};
