declare const fenBrand: unique symbol;

/** Money: whole fen (1/100 yuan). Never a fraction; may be negative only as a difference. */
export type Fen = number & { readonly [fenBrand]: true };

/** Ten million yuan: no order comes to more, and nobody means to type more. */
export const amountMax = 1_000_000_000;

export const fen = (amount: number): Fen => {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`not whole fen: ${amount}`);
  return amount as Fen;
};

export const sum = (amounts: readonly number[]): Fen => fen(amounts.reduce((total, amount) => total + amount, 0));

/**
 * Splits `total` over `weights` so that the parts add up to it exactly; the fen left over by rounding down go to the
 * largest remainders, earlier ones first. All weights zero: everything goes to the first part.
 */
export const allocate = (total: Fen, weights: readonly number[]): Fen[] => {
  if (weights.length === 0) return [];
  const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? total : fen(0)));

  const shares = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = shares.map((share) => Number(share / whole));
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = shares
    .map((share, index) => ({ index, rest: share % whole }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1;
  return parts.map(fen);
};

/** The price of `grams` at `perJin` fen for 500 g (一斤), rounded half up to a whole fen. */
export const priceOfGrams = (perJin: number, grams: number): Fen => fen(Math.floor((perJin * grams * 2 + 500) / 1000));

/** `3860` → `38.60`: for people, never for counting. */
export const yuanText = (amount: number): string => {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};
