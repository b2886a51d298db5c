import { useState } from 'react';
import { getClaimLink } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { useDeskQuery } from '../../platform/desk-query.ts';
import { sentenceOf } from '../../platform/sentence.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Problem } from '../../ui/desk/page.tsx';
import { PosterDialog } from '../../ui/desk/poster-dialog.tsx';

type Claim = { templateId: string; name: string; claimCode: string };

/** The word that is typed to receive a coupon, and the picture and link that bring it. */
export const ClaimCode = (claim: Claim) => {
  const [open, setOpen] = useState(false);
  return (
    <>
      <span className="claim-code">{claim.claimCode}</span>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        二维码和链接
      </button>
      {open ? <ClaimPoster {...claim} onClose={() => setOpen(false)} /> : null}
    </>
  );
};

const ClaimPoster = ({ templateId, name, claimCode, onClose }: Claim & { onClose: () => void }) => {
  const { data, error, refetch } = useDeskQuery(getClaimLink, { templateId });
  if (error !== null)
    return (
      <Dialog title={name} onClose={onClose}>
        <Problem sentence={sentenceOf(error)} retry={() => void refetch()} />
      </Dialog>
    );
  return <PosterDialog title={name} name={`口令 ${claimCode}`} address={data?.address ?? null} onClose={onClose} />;
};
