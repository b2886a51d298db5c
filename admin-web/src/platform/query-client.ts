import { QueryClient } from '@tanstack/react-query';
import { DomainError } from '@mendian/shared/kernel/errors.ts';

/** Asks again only where an answer did not come; a refusal is an answer. */
const asksAgain = (failures: number, error: Error): boolean => error instanceof DomainError && error.status === 0 && failures < 2;

export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: asksAgain, staleTime: 5_000, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
