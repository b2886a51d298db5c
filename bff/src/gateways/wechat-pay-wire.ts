import { networkError, payErrorOf, replyInvalid } from './wechat-pay-failures.ts';

export type Fetch = typeof fetch;

export type WireReply = { readonly status: number; readonly headers: Headers; readonly bytes: Buffer };

export type Wire = (method: 'GET' | 'POST', url: string, headers: Record<string, string>, body: string | undefined) => Promise<WireReply>;

const weixinHost = /^https:\/\/api2?\.mch\.weixin\.qq\.com(?=\/)/;

/** A bill of a large merchant takes longer than a call does. */
const downloadTimeoutMs = 60_000;

export const isDownload = (url: string): boolean => url.includes('/v3/billdownload/');

/**
 * Carries one call to WeChat Pay, or to the sandbox in its place: the SDK writes WeChat's address into every URL, and the signature
 * is over the path only. Any other host, such as a forged download address, is refused.
 */
export const makeWire =
  ({ baseUrl, timeoutMs, fetch }: { baseUrl: string; timeoutMs: number; fetch: Fetch }): Wire =>
  async (method, url, headers, body) => {
    if (!weixinHost.test(url)) throw replyInvalid(0, 'WeChat Pay named an address that is not its own');
    const limitMs = isDownload(url) ? downloadTimeoutMs : timeoutMs;
    const reply = await read(fetch, url.replace(weixinHost, baseUrl), limitMs, {
      method,
      headers,
      ...(body === undefined ? {} : { body }),
    });
    return reply;
  };

const read = async (fetch: Fetch, url: string, limitMs: number, request: RequestInit): Promise<WireReply> => {
  try {
    const reply = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(limitMs) });
    return { status: reply.status, headers: reply.headers, bytes: Buffer.from(await reply.arrayBuffer()) };
  } catch {
    // The cause carries the address; the caller needs to know only that nothing came.
    throw networkError(limitMs);
  }
};

/** Turns a refusal into its error; anything below 400 goes on. */
export const throwFailure = ({ status, bytes }: WireReply): void => {
  if (status >= 300) throw payErrorOf(status, bytes.toString('utf8'));
};
