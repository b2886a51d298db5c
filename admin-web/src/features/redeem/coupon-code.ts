/** The code in what was scanned or typed, or pasted into another field; null: there is none. */
export const codeIn = (text: string): string | null => {
  const plain = text.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{16}$/.test(plain) ? plain : null;
};

/** `8123 4567 8901 2345` */
export const codeText = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');
