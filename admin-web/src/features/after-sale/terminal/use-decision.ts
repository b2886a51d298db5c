import { useRef, useState } from 'react';
import type { AfterSaleFileData } from '@mendian/shared/after-sale/after-sale-view.ts';
import { DomainError } from '@mendian/shared/kernel/errors.ts';
import { useQueryClient } from '@tanstack/react-query';
import { newKey } from '../../../platform/call.ts';
import { sentenceOf } from '../../../platform/sentence.ts';
import { say } from '../../../ui/notices.ts';
import { usePutCase } from './use-cases.ts';

/** Sends a decision once, however often it is tapped; a refusal is said, and what was decided by another is shown. */
export const useDecision = (decide: (key: string) => Promise<AfterSaleFileData>, onDone: () => void) => {
  const [busy, setBusy] = useState(false);
  const [firstKey] = useState(newKey);
  const key = useRef(firstKey);
  const put = usePutCase();
  const client = useQueryClient();
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      put(await decide(key.current));
      onDone();
    } catch (error) {
      say(sentenceOf(error), 'bad');
      if (error instanceof DomainError && error.status > 0) key.current = newKey();
      if (error instanceof DomainError && error.code === 'after-sale/decided') onDone();
      void client.invalidateQueries({ queryKey: ['store-cases'] });
    } finally {
      setBusy(false);
    }
  };
  return { busy, send };
};
