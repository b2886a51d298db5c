/** Fen as `¥38.60`, `-¥6.00`. */
export const moneyText = (fen: number): string => {
  const whole = Math.abs(fen);
  return `${fen < 0 ? '-' : ''}¥${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
};
