import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { giveByClerk, listClerkOffers, type ClerkOfferData } from '@mendian/shared/coupon/clerk-gift.contract.ts';
import { call, newKey } from '../../platform/call.ts';
import { intentions } from '../../platform/intentions.ts';
import { sendOnce } from '../../platform/send-once.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { sound } from '../../platform/sound.ts';
import { isLost } from '../../platform/until-answered.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Empty } from '../../ui/empty.tsx';
import { say } from '../../ui/notices.ts';

type Member = { readonly id: string; readonly name: string };

/** Gives the recognised member one of the coupons that clerks may give. */
export const GiveDialog = ({ member, onClose }: { member: Member; onClose: () => void }) => {
  const [chosen, setChosen] = useState<string | null>(null);
  const offers = useQuery({ queryKey: ['clerk-offers'], queryFn: () => call(listClerkOffers, {}), gcTime: 0 });
  const give = useGiving(member, onClose);
  return (
    <Dialog
      title={`送券给 ${member.name}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>不送了</Button>
          <Button look="main" busy={give.isPending} disabled={chosen === null} onClick={() => chosen !== null && give.mutate(chosen)}>
            送一张
          </Button>
        </>
      }
    >
      {offers.isPending ? <div className="skeleton" aria-label="正在取可以送的券" /> : null}
      {offers.isError ? (
        <Empty title={sentenceOf(offers.error)}>
          <Button onClick={() => void offers.refetch()}>再试一次</Button>
        </Empty>
      ) : null}
      {offers.data?.items.length === 0 ? <Empty title="现在没有可以送的券">总部设了“店员送券”的券会列在这里</Empty> : null}
      <div className="redeem-coupons" role="radiogroup" aria-label="送哪一张">
        {offers.data?.items.map((offer) => (
          <Offer key={offer.templateId} offer={offer} chosen={chosen === offer.templateId} onChoose={setChosen} />
        ))}
      </div>
    </Dialog>
  );
};

type OfferProps = { offer: ClerkOfferData; chosen: boolean; onChoose: (templateId: string) => void };

const Offer = ({ offer: { templateId, name, benefit, validity, left }, chosen, onChoose }: OfferProps) => (
  <button
    type="button"
    role="radio"
    aria-checked={chosen}
    className={`reason redeem-product ${chosen ? 'reason-chosen' : ''}`}
    disabled={left === 0}
    onClick={() => onChoose(templateId)}
  >
    <span>
      {benefit}
      <small>
        {name} · {validity}
      </small>
    </span>
    <small>{left === 0 ? '今天送够了' : `今天还能送 ${left} 张`}</small>
  </button>
);

/** Given once however often it is pressed: the same coupon keeps its key until an answer came. */
const useGiving = (member: Member, onGiven: () => void) => {
  const client = useQueryClient();
  const keys = useMemo(() => intentions(newKey), []);
  return useMutation({
    mutationFn: (templateId: string) =>
      sendOnce(keys, templateId, (key) => call(giveByClerk, { templateId, memberId: member.id }, { key })),
    onSuccess: ({ benefit }) => {
      sound.play('right');
      say(`已送给 ${member.name}：${benefit}`, 'good');
      onGiven();
    },
    onError: (error) => {
      sound.play('wrong');
      say(isLost(error) ? '网络不通，还不知道送出没有，请再按一次' : sentenceOf(error), 'bad');
    },
    onSettled: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['clerk-offers'] }), client.invalidateQueries({ queryKey: ['recognise'] })]),
  });
};
