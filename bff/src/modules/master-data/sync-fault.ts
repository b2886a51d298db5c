import { ErpError } from '../../gateways/erp.ts';

/** The ERP answers, and what it says cannot be: nothing of it is taken. The message is what a person at the desk reads. */
export class SyncFault extends Error {}

/** What a failure means for a person, and whether trying again by itself may help. */
export const explainFailure = (error: unknown): { readonly sentence: string; readonly passing: boolean } | null => {
  if (error instanceof SyncFault) return { sentence: error.message, passing: false };
  if (!(error instanceof ErpError)) return null;
  return { sentence: sentences[error.kind], passing: error.kind === 'away' };
};

const sentences: Record<ErpError['kind'], string> = {
  away: 'ERP 没有回应或正在出错，稍后自动再试',
  refused: 'ERP 拒绝了我们的请求，请技术人员核对 ERP_KEY、ERP_SECRET 和服务器时间',
  unreadable: 'ERP 的答复不是约定的格式，请联系 ERP 的技术人员',
};
