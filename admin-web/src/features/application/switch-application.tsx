import { editApplication, type ApplicationData } from '@mendian/shared/application/application.contract.ts';
import { useDesk } from '../../platform/desk.ts';
import { ConfirmDialog } from '../../ui/desk/confirm-dialog.tsx';
import { useRefresh } from '../../ui/desk/use-action.ts';

/** Stops an application, or lets it ask again. */
export const SwitchApplication = ({ application, onClose }: { application: ApplicationData; onClose: () => void }) => {
  const { call } = useDesk();
  const refresh = useRefresh();
  const { id, name, note, callsPerDay, enabled } = application;
  return (
    <ConfirmDialog
      title={enabled ? `停用“${name}”？` : `启用“${name}”？`}
      confirmWord={enabled ? '停用' : '启用'}
      danger={enabled}
      onClose={onClose}
      onConfirm={async () => {
        await call(editApplication, { applicationId: id, note, callsPerDay, enabled: !enabled });
        refresh('applications');
      }}
    >
      {enabled ? '它的下一次调用就被拒绝；密钥和调用记录保留，以后可以再启用。' : '它可以凭原来的密钥继续调用。'}
    </ConfirmDialog>
  );
};
