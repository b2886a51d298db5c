import { useQuery } from '@tanstack/react-query';
import { getMe } from '@mendian/shared/account/sign-in.contract.ts';
import { useDesk } from '../../platform/desk.ts';

/** Roles and scope may change while the desk is open; the menu follows within this time. */
const lookEveryMs = 60_000;

export const useMe = () => {
  const { call } = useDesk();
  return useQuery({ queryKey: ['me', {}], queryFn: () => call(getMe, {}), refetchInterval: lookEveryMs });
};
