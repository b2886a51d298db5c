import { AlipayError } from './alipay.ts';

type Settings = { readonly baseUrl: string; readonly timeoutMs: number };

const alipayHost = 'openapi.alipay.com';
/** A day's bill of a merchant, zipped. */
const bytesMax = 100 * 1024 * 1024;
/** Longer than a call: it is a file. */
const patience = 6;

/**
 * Fetches a file from where Alipay says it lies for half a minute. The address was signed, the file is not: it is taken over TLS, and
 * from Alipay's own hosts alone. A sandbox has its files where it answers.
 */
export const downloadFile = async (url: string, { baseUrl, timeoutMs }: Settings): Promise<Buffer> => {
  try {
    const answer = await fetch(addressOf(url, new URL(baseUrl)), { redirect: 'error', signal: AbortSignal.timeout(timeoutMs * patience) });
    if (!answer.ok) throw new AlipayError('FILE_GONE', `Alipay answered ${answer.status} for a file`, true);
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (bytes.length > bytesMax) throw new AlipayError('REPLY_INVALID', 'a file of Alipay is larger than any can be', true);
    return bytes;
  } catch (error) {
    if (error instanceof AlipayError) throw error;
    throw new AlipayError('NETWORK', 'a file of Alipay could not be fetched', true);
  }
};

const addressOf = (text: string, base: URL): URL => {
  const url = new URL(text);
  if (base.host !== alipayHost) return new URL(url.pathname + url.search, base);
  if (!url.hostname.endsWith('.alipay.com')) throw new AlipayError('REPLY_INVALID', 'Alipay named an address that is not its own', true);
  url.protocol = 'https:';
  return url;
};
