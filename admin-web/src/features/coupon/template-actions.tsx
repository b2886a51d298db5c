import { useState } from 'react';
import { moveTemplate, type TemplateData } from '@mendian/shared/coupon/coupon-desk.contract.ts';
import { templateActions, templateActionWords, templateMachine, type TemplateAction } from '@mendian/shared/coupon/coupon-status.ts';
import { approveCoupons, editCoupons, giveCoupons } from '@mendian/shared/coupon/coupon.permissions.ts';
import { useDesk, useMay } from '../../platform/desk.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { say } from '../../ui/notices.ts';
import { couponParts } from './coupon-names.ts';
import { GiveDialog } from './give-dialog.tsx';
import { RaiseDialog } from './raise-dialog.tsx';
import { TemplateForm } from './template-form.tsx';

/** What comes of each move, said before it is done. */
const told: Record<TemplateAction, string> = {
  approve: '审核通过之后可以开始发放；要改先退回草稿。',
  reopen: '退回之后可以修改，再次审核才能发放。',
  start: '会员马上可以领取。开始发放之后规则不能再改，只能加大总数。',
  pause: '会员不能再领取，发放也停下；已经发出的券照常可用，随时可以再开始。',
  end: '不能再发放，也不能再开始；已经发出的券在有效期内照常可用。',
};

type Opened = TemplateAction | 'edit' | 'raise' | 'give' | null;

/** What can be done with a template now, by whoever may. */
export const TemplateActions = ({ template }: { template: TemplateData }) => {
  const [opened, setOpened] = useState<Opened>(null);
  const [mayEdit, mayApprove, mayGive] = [useMay(editCoupons.key), useMay(approveCoupons.key), useMay(giveCoupons.key)];
  const { state } = template;
  const moves = mayApprove ? templateActions.filter((action) => templateMachine.can(state, action)) : [];
  const main = state === 'live' ? null : moves.find((action) => action === 'approve' || action === 'start');
  return (
    <>
      {moves
        .filter((action) => action !== main)
        .map((action) => (
          <Button key={action} look={action === 'end' ? 'quiet' : 'plain'} onClick={() => setOpened(action)}>
            {templateActionWords[action]}
          </Button>
        ))}
      {mayApprove && state !== 'draft' && state !== 'ended' ? <Button onClick={() => setOpened('raise')}>加大总数</Button> : null}
      {mayEdit && state === 'draft' ? <Button onClick={() => setOpened('edit')}>修改</Button> : null}
      {main === null || main === undefined ? null : (
        <Button look="main" onClick={() => setOpened(main)}>
          {templateActionWords[main]}
        </Button>
      )}
      {mayGive && state === 'live' ? (
        <Button look="main" onClick={() => setOpened('give')}>
          发放给会员
        </Button>
      ) : null}
      <OpenedDialog opened={opened} template={template} onClose={() => setOpened(null)} />
    </>
  );
};

type DialogProps = { opened: Opened; template: TemplateData; onClose: () => void };

const OpenedDialog = ({ opened, template, onClose }: DialogProps) => {
  switch (opened) {
    case null:
      return null;
    case 'edit':
      return <TemplateForm template={template} onClose={onClose} />;
    case 'raise':
      return <RaiseDialog template={template} onClose={onClose} />;
    case 'give':
      return <GiveDialog template={template} onClose={onClose} />;
    default:
      return <MoveDialog action={opened} template={template} onClose={onClose} />;
  }
};

const MoveDialog = ({ action, template, onClose }: { action: TemplateAction; template: TemplateData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const word = templateActionWords[action];
  return (
    <ConfirmDialog
      title={`“${template.draft.name}”${word}？`}
      confirmWord={word}
      danger={action === 'end'}
      onConfirm={async () => {
        await call(moveTemplate, { templateId: template.id, action });
        say(`已${word}`, 'good');
        refresh(...couponParts);
      }}
      onClose={onClose}
    >
      {told[action]}
    </ConfirmDialog>
  );
};
