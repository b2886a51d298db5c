/** Member cards in WeChat's wallet, which the chain's official account gave. Every failure is a `WechatError`. */
export type WechatCards = {
  /**
   * The numbers that last of the card that shows a changing code: the card's own code, and the chain's number on it where it has one.
   * Null: no card shows that code, or shows it any more. Answers within `wechatCardMs`.
   */
  numbersOf(shown: string): Promise<readonly string[] | null>;
};

/** A clerk and a customer wait for it. */
export const wechatCardMs = 1_800;
