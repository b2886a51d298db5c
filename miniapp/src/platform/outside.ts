import type { Place } from '@mendian/shared/store/distance.ts';

/** What `wx.requestPayment` is given, as WeChat names it. */
export type PaySheetFields = { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string };

/** A picture as it was chosen: where this phone shows it from, and its bytes. */
export type ChosenPicture = { readonly src: string; readonly bytes: ArrayBuffer };

export type PayOutcome = 'closed-after-paying' | 'cancelled';
export type ChosenPlace = Place & { readonly name: string };
type OpenedPlace = Place & { readonly name: string; readonly address: string };

/**
 * What WeChat does for us, and what the web has in its stead. One type for both: nobody else asks Taro for these. Each
 * says no by throwing a DomainError with a sentence, never by pretending (Taro's H5 pretends, see `index.h5.ts`).
 */
export type Outside = {
  /** A code for our sign-in, used once. */
  loginCode(): Promise<string>;
  /** Whether the phone button hands out a code here. */
  canAskPhone(): boolean;
  /** The web's way to the code; in WeChat only its own button may (see `ui/phone-button.tsx`). */
  phoneCode(): Promise<string>;
  /** Where the phone is (gcj02), after consent. */
  locate(): Promise<Place>;
  /** A place on WeChat's map; null: closed without choosing. Absent where there is no map. */
  choosePlace: (() => Promise<ChosenPlace | null>) | null;
  openPlace(place: OpenedPlace): Promise<void>;
  call(phone: string): Promise<void>;
  /** Opens the payment sheet. Only the server knows whether it was paid: ask it afterwards, whatever this says. */
  pay(fields: PaySheetFields): Promise<PayOutcome>;
  /** Offers to be told; a refusal is fine and is not told apart. */
  offerMessages(templateIds: readonly string[]): Promise<void>;
  /** Pictures from the camera or the album, `most` of them; none: closed without choosing. */
  choosePictures(most: number): Promise<readonly ChosenPicture[]>;
  openPrivacyContract(): Promise<void>;
};
