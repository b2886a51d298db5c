import { PayError } from './wechat-pay.ts';

/** Worth the same call again later, with the same numbers. NOT_ENOUGH is not among them: a person has to top up first. */
const retryableCodes = new Set([
  'SYSTEM_ERROR',
  'SYSTEMERROR',
  'FREQUENCY_LIMITED',
  'RATELIMIT_EXCEEDED',
  'BANK_ERROR',
  'STATEMENT_CREATING',
]);

const messageMax = 200;

/** What WeChat answered with a status of 400 and above. Bodies that are not WeChat's (a proxy's page) become REPLY_INVALID. */
export const payErrorOf = (status: number, text: string): PayError => {
  const { code, message } = readFailure(text);
  if (code === null) {
    return new PayError('REPLY_INVALID', {
      status,
      message: `WeChat Pay answered ${status} without a code`,
      retryable: status >= 500 || status === 429,
    });
  }
  const retryable = retryableCodes.has(code) || status >= 500 || status === 429;
  return new PayError(code, { status, message: message.slice(0, messageMax), retryable });
};

/** No answer in time, or none at all: whether WeChat did it is unknown, so ask again with the same numbers. */
export const networkError = (timeoutMs: number): PayError =>
  new PayError('NETWORK', {
    status: 0,
    message: `WeChat Pay gave no answer within ${timeoutMs} ms or could not be reached`,
    retryable: true,
  });

/** The answer is not WeChat's, or not in its form. It is not believed; the call may have worked. */
export const replyInvalid = (status: number, message: string): PayError =>
  new PayError('REPLY_INVALID', { status, message, retryable: true });

export const isPayError = (error: unknown, ...codes: readonly string[]): error is PayError =>
  error instanceof PayError && (codes.length === 0 || codes.includes(error.code));

const readFailure = (text: string): { code: string | null; message: string } => {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null) return { code: null, message: '' };
    const { code, message } = body as { code?: unknown; message?: unknown };
    return { code: typeof code === 'string' ? code : null, message: typeof message === 'string' ? message : '' };
  } catch {
    return { code: null, message: '' };
  }
};
