import { DomainError } from '@mendian/shared/kernel/errors.ts';
import type { PayOutcome, PaySheetFields } from './outside.ts';
import { refusePhone } from './refusals.ts';
import { freshenSettings, settings } from './settings.ts';
import { sharedState } from './shared-state.ts';
import { keep, recall } from './storage.ts';
import { forgetCustomer } from './token.ts';

/** A payment sheet that is open; shown by `ui/sandbox-sheet.h5.tsx` over the page, as WeChat shows its own. */
type OpenSheet = {
  readonly amount: number | null;
  readonly payee: string;
  readonly decide: (outcome: 'success' | 'cancel') => void;
};
export const openSheet = sharedState<OpenSheet | null>(null);
/** WeChat's question whether messages may be sent. */
export const openOffer = sharedState<{ readonly decide: (accept: boolean) => void } | null>(null);

type Customer = { openid: string; name: string };

export const isThere = (): boolean => (settings.get()?.sandboxUrl ?? null) !== null;

export const loginCode = async (): Promise<string> => (await post<{ code: string }>('/sandbox/login', { openid: await openid() })).code;

export const phoneCode = async (): Promise<string> =>
  (await post<{ code: string }>('/sandbox/phone-code', { openid: await openid() })).code;

/** Opens a sheet there and waits for the person, who decides here or on the sandbox's own page. */
export const pay = async (fields: PaySheetFields): Promise<PayOutcome> => {
  const sheet = await post<{ sheetId: string; amount?: unknown; merchant?: unknown }>('/sandbox/sheets', {
    openid: await openid(),
    appid: settings.get()?.appid,
    ...fields,
  });
  openSheet.set({
    amount: typeof sheet.amount === 'number' ? sheet.amount : null,
    payee: typeof sheet.merchant === 'string' ? sheet.merchant : '',
    decide: (outcome) => void post(`/sandbox/sheets/${sheet.sheetId}`, { outcome }).catch(() => openSheet.set(null)),
  });
  try {
    return await decided(sheet.sheetId);
  } finally {
    openSheet.set(null);
  }
};

export const offerMessages = async (templateIds: readonly string[]): Promise<void> => {
  if (!isThere() || templateIds.length === 0) return;
  const accept = await new Promise<boolean>((resolve) => openOffer.set({ decide: resolve }));
  openOffer.set(null);
  await post('/sandbox/subscribe', { openid: await openid(), templateIds, accept }).catch(() => undefined);
};

const decided = async (sheetId: string): Promise<PayOutcome> => {
  for (;;) {
    const { state } = await ask<{ state: string }>(`/sandbox/sheets/${sheetId}?wait=20000`);
    if (state === 'paid') return 'closed-after-paying';
    if (state === 'cancelled') return 'cancelled';
    if (state !== 'open') throw refusePhone('phone/pay-failed');
  }
};

/** Another customer was chosen in the address than the one who was signed in: that one's things are forgotten. */
export const noticeCustomer = (): void => {
  const asked = askedCustomer();
  if (asked !== null && asked !== recall<string>('sandbox-openid')) forgetCustomer();
};

const askedCustomer = (): string | null => new URLSearchParams(window.location.search).get('openid');

/** Who this browser is: `?openid=` of the address chooses (the demo desk does), else one of the sandbox's customers. */
const openid = async (): Promise<string> => {
  const asked = askedCustomer() ?? recall<string>('sandbox-openid');
  const { customers } = await ask<{ customers: Customer[] }>('/sandbox/state');
  const chosen = customers.find((customer) => customer.openid === asked) ?? customers[0];
  if (chosen === undefined) throw refusePhone('phone/login-failed');
  keep('sandbox-openid', chosen.openid);
  return chosen.openid;
};

const post = <T>(path: string, body: unknown): Promise<T> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

const ask = async <T>(path: string, init: RequestInit = {}): Promise<T> => {
  if (settings.get() === null) await freshenSettings();
  const base = settings.get()?.sandboxUrl ?? null;
  if (base === null) throw refusePhone('phone/outside-wechat');
  try {
    const answer = await fetch(base + path, init);
    if (!answer.ok) throw refusePhone('phone/pay-failed');
    return (await answer.json()) as T;
  } catch (failure) {
    throw failure instanceof DomainError ? failure : refusePhone('phone/sandbox-away');
  }
};
