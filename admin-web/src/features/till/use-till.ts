import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getTill } from '@mendian/shared/till/till.contract.ts';
import { call } from '../../platform/call.ts';

const freshenedMs = 30_000;

/** The till's settings, its open shift, and how many tickets are parked in the store. */
export const useTill = () => {
  const till = useQuery({ queryKey: ['till'], queryFn: () => call(getTill, {}), refetchInterval: freshenedMs });
  const client = useQueryClient();
  return { ...till, refresh: () => client.invalidateQueries({ queryKey: ['till'] }) };
};
