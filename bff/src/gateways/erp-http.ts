import * as v from 'valibot';
import { erpCodesMax, ErpError, type Erp, type ErpList, type ErpPage, type ErpRows } from './erp.ts';
import { ErpNoticeBody, readErpPage } from './erp-shapes.ts';
import { checkErpSignature, signErpCall, type ErpKeys } from './erp-signature.ts';

export type ErpSettings = ErpKeys & {
  /** Where the ERP is, such as `https://erp.example.com/erp`. */
  readonly baseUrl: string;
  /** Where its notices come to: the path is signed. */
  readonly noticePath: string;
  readonly now: () => Date;
  readonly randomText: () => string;
  /** One try; default 10 s. */
  readonly timeoutMs?: number;
  /** Rows asked for at a time; default 500. */
  readonly pageSize?: number;
  /** Between tries; default 0.3 s, then 1.5 s. */
  readonly pausesMs?: readonly number[];
};

/** The chain's ERP over HTTP. Calls change nothing there, so each is tried three times. */
export const erpHttp = (settings: ErpSettings): Erp => {
  const ask = async <List extends ErpList>(
    list: List,
    method: 'GET' | 'POST',
    path: string,
    body: string,
  ): Promise<ErpPage<ErpRows[List]>> => {
    const page = readErpPage(list, await callPatiently(settings, method, path, body));
    if (page === null) throw new ErpError('unreadable', 'the ERP answered in a form that cannot be read');
    return page;
  };
  return {
    page: (list, { after, updatedSince }) => {
      const query = new URLSearchParams({ after, size: String(settings.pageSize ?? 500) });
      if (updatedSince !== null) query.set('updatedSince', updatedSince.toISOString());
      return ask(list, 'GET', `/v1/${list}?${query}`, '');
    },
    rowsOf: (list, codes) => {
      if (codes.length > erpCodesMax) throw new RangeError(`the ERP is asked for up to ${erpCodesMax} codes at a time`);
      return ask(list, 'POST', `/v1/${list}/query`, JSON.stringify({ codes }));
    },
    readNotice: (headers, bytes) => {
      checkErpSignature(settings, headers, { method: 'POST', path: settings.noticePath, body: bytes }, settings.now());
      const read = v.safeParse(ErpNoticeBody, jsonOrNull(bytes.toString('utf8')));
      if (!read.success) throw new ErpError('unreadable', 'the notice is not of the form that was agreed');
      return read.output;
    },
  };
};

const callPatiently = async (settings: ErpSettings, method: string, path: string, body: string): Promise<unknown> => {
  const { pausesMs = [300, 1_500] } = settings;
  for (let tries = 0; ; tries += 1) {
    try {
      return await call(settings, method, path, body);
    } catch (error) {
      const pauseMs = pausesMs[tries];
      if (!(error instanceof ErpError) || error.kind !== 'away' || pauseMs === undefined) throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
};

const call = async (settings: ErpSettings, method: string, path: string, body: string): Promise<unknown> => {
  const url = new URL(settings.baseUrl + path);
  const signed = signErpCall(settings, { method, path: url.pathname + url.search, body }, settings.now(), settings.randomText());
  const request = { method, headers: { ...signed, 'content-type': 'application/json' }, ...(method === 'GET' ? {} : { body }) };
  const { status, text } = await answerOf(url, request, settings.timeoutMs ?? 10_000);
  if (status >= 500 || status === 429) throw new ErpError('away', `the ERP is not well (${status})`);
  if (status !== 200) throw new ErpError('refused', `the ERP refuses our call (${status}): check ERP_KEY, ERP_SECRET and the clock`);
  const reply = jsonOrNull(text);
  if (reply === null) throw new ErpError('away', 'the ERP answered in a form that cannot be read');
  return reply;
};

const answerOf = async (url: URL, request: RequestInit, timeoutMs: number): Promise<{ status: number; text: string }> => {
  try {
    const reply = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    return { status: reply.status, text: await reply.text() };
  } catch {
    // The cause carries the address; the caller needs to know only that nothing came.
    throw new ErpError('away', `the ERP did not answer within ${timeoutMs / 1000} s`);
  }
};

const jsonOrNull = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};
