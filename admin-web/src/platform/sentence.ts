import { DomainError } from '@mendian/shared/kernel/errors.ts';

/** What went wrong, as a sentence for a person. Anything but a refusal is a fault of ours. */
export const sentenceOf = (error: unknown): string => (error instanceof DomainError ? error.message : '出了点问题，请刷新页面再试');
