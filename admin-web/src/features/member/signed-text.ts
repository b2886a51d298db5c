/** `+38`, `−28`: points as they came or went. */
export const signedText = (points: number): string => (points > 0 ? `+${points}` : `−${-points}`);
