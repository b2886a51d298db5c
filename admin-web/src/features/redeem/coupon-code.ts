/** The code in what was scanned or typed, or pasted into another field; null: there is none. */
export const codeIn = (text: string): string | null => {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{16}$/.test(plain) ? plain : null;
};
