import { keep, recall } from './storage.ts';
import { sharedState } from './shared-state.ts';

/** What the consent sheet is asked for; null: nothing is being asked. `answer` closes it. */
type ConsentAsk = { readonly answer: (agreed: boolean) => void };

/** Shown by `ui/consent-sheet.tsx`, which every screen carries. */
export const consentAsk = sharedState<ConsentAsk | null>(null);

/** Asks the person to agree to the privacy notice, with the reasons; one sheet at a time. */
export const askConsent = (): Promise<boolean> =>
  new Promise((resolve) => {
    consentAsk.get()?.answer(false);
    consentAsk.set({
      answer: (agreed) => {
        consentAsk.set(null);
        if (agreed) keep('consent', true);
        resolve(agreed);
      },
    });
  });

/** Where WeChat does not keep it for us: asked once, kept on this phone. */
export const consented = (): boolean => recall<boolean>('consent') === true;
