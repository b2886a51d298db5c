import type { Who } from '@mendian/shared/kernel/endpoint.ts';
import { kept, keptInWindow } from './keep.ts';
import { randomText } from './random-text.ts';
import { valueStore } from './value-store.ts';

/** Who stands at a terminal. */
export type Person = { readonly id: string; readonly number: string; readonly name: string };

type Session = {
  /** This machine's own token, made here; null until it is bound to a store. */
  readonly device: string | null;
  readonly clerk: string | null;
  /** Who signed in; with no token of the clerk's, it was without a network. */
  readonly person: Person | null;
  readonly headOffice: string | null;
  readonly merchant: string | null;
  /** Somebody was signed in at a desk here, and the server no longer knows that session. */
  readonly deskEnded: boolean;
};

/** The two desks, as endpoints name who calls. */
export type DeskWho = 'headOffice' | 'merchant';

const keptAs = { headOffice: 'head-office', merchant: 'merchant' } as const;

const personFrom = (text: string | null): Person | null => (text === null ? null : (JSON.parse(text) as Person));
const forgetClerk = (): void => ['clerk', 'person'].forEach((name) => keptInWindow.remove(name));

const store = valueStore<Session>({
  device: kept.get('device.bound') === 'yes' ? kept.get('device.secret') : null,
  clerk: keptInWindow.get('clerk'),
  person: personFrom(keptInWindow.get('person')),
  headOffice: keptInWindow.get(keptAs.headOffice),
  merchant: keptInWindow.get(keptAs.merchant),
  deskEnded: false,
});

/** Whom this page speaks for. */
export const session = {
  get: store.get,
  subscribe: store.subscribe,

  /** While a clerk is signed in, the clerk's token takes the place of the device's. */
  tokenFor: (who: Who): string | null => {
    const { device, clerk, ...desks } = store.get();
    if (who === 'headOffice' || who === 'merchant') return desks[who];
    if (who === 'clerk') return clerk;
    return who === 'anyone' ? null : (clerk ?? device);
  },

  /** The secret to bind with: the same one until a binding succeeded, so that a lost answer may be asked for again. */
  secretToBind: (): string => {
    const waiting = kept.get('device.secret');
    if (waiting !== null) return waiting;
    const secret = randomText(32);
    kept.set('device.secret', secret);
    return secret;
  },
  bound: (): void => {
    kept.set('device.bound', 'yes');
    store.set({ ...store.get(), device: kept.get('device.secret') });
  },
  unbind: (): void => {
    for (const name of ['device.secret', 'device.bound']) kept.remove(name);
    forgetClerk();
    store.set({ ...store.get(), device: null, clerk: null, person: null });
  },

  signInClerk: (token: string, person: Person): void => {
    keptInWindow.set('clerk', token);
    keptInWindow.set('person', JSON.stringify(person));
    store.set({ ...store.get(), clerk: token, person });
  },
  /** Without a network: nobody but this page believes it, and it may sell for cash. */
  signInOffline: (person: Person): void => {
    forgetClerk();
    keptInWindow.set('person', JSON.stringify(person));
    store.set({ ...store.get(), clerk: null, person });
  },
  signOutClerk: (): void => {
    forgetClerk();
    store.set({ ...store.get(), clerk: null, person: null });
  },

  signInDesk: (who: DeskWho, token: string): void => {
    keptInWindow.set(keptAs[who], token);
    store.set({ ...store.get(), [who]: token, deskEnded: false });
  },
  /** `ended`: not by the person, but because the session is over. */
  signOutDesk: (who: DeskWho, { ended = false }: { ended?: boolean } = {}): void => {
    keptInWindow.remove(keptAs[who]);
    store.set({ ...store.get(), [who]: null, deskEnded: ended });
  },
};
