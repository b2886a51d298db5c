import { usePass } from '@mendian/shared/pass/pass-use.contract.ts';
import { call } from '../../platform/call.ts';
import { useOnce } from './use-once.ts';

type Asked = { readonly code: string; readonly skuId: string; readonly used: number };

/** Uses a pass once, as it was seen. */
export const usePassUse = () =>
  useOnce<Asked>(
    ({ code, skuId, used }) => `${code} ${skuId} ${used}`,
    (asked, key) => call(usePass, asked, { key }),
  );

export type UsingPass = ReturnType<typeof usePassUse>;
