/** The digit that ends an EAN: weights 3 and 1 in turn from the right, whatever the length. */
export const checkDigitOf = (digits: string): number => {
  const total = [...digits].reduceRight((sum, digit, place) => sum + Number(digit) * ((digits.length - place) % 2 === 1 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10;
};

export const isChecked = (code: string): boolean => /^\d{2,}$/.test(code) && checkDigitOf(code.slice(0, -1)) === Number(code.at(-1));

/** An ordinary barcode of goods: EAN-13 or EAN-8. A UPC of 12 digits is an EAN-13 whose first digit is 0. */
export const isBarcode = (code: string): boolean => (code.length === 13 || code.length === 8) && isChecked(code);
