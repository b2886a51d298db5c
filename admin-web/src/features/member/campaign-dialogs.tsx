import { addCampaign, endCampaign, type CampaignData } from '@mendian/shared/member/joining.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { FormDialog } from '../../ui/desk/form.tsx';
import { PosterDialog } from '../../ui/desk/poster-dialog.tsx';
import { TextField } from '../../ui/desk/text-fields.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';
import { useForm } from '../../ui/desk/use-form.ts';

const part = 'join-campaigns';

export const CampaignForm = ({ onClose }: { onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const form = useForm({
    initial: { name: '' },
    send: (values, options) => call(addCampaign, values, options),
    done: () => {
      refresh(part);
      onClose();
    },
  });
  return (
    <FormDialog title="新建活动码" form={form} submitWord="新建" place="centre" onClose={onClose}>
      <TextField label="活动名称" required autoFocus max={20} placeholder="例如：春节地推" {...form.field('name')} />
    </FormDialog>
  );
};

/** What hangs or is sent wherever the campaign is. */
export const CampaignPoster = ({ campaign, onClose }: { campaign: CampaignData; onClose: () => void }) => (
  <PosterDialog title={campaign.name} name={`活动码 ${campaign.code}`} address={campaign.address} onClose={onClose} />
);

export const EndCampaign = ({ campaign, onClose }: { campaign: CampaignData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  return (
    <ConfirmDialog
      title={`停用“${campaign.name}”的活动码`}
      confirmWord="停用"
      onConfirm={async () => {
        await call(endCampaign, { campaignId: campaign.id });
        refresh(part);
      }}
      onClose={onClose}
    >
      停用后扫到它的人照样能注册，只是不再算在这个活动里。停用后不能恢复。
    </ConfirmDialog>
  );
};
