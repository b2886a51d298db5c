/** `261120-0012`: the day, then the store's count of it. */
export const saleNumber = (day: string, number: number): string => `${day.slice(2).replaceAll('-', '')}-${String(number).padStart(4, '0')}`;

const pattern = /^(\d\d)(\d\d)(\d\d)-?(\d{4,6})$/;

/** The day and the count of a number, with or without its hyphen; null: it is none. */
export const readSaleNumber = (text: string): { readonly day: string; readonly number: number } | null => {
  const read = pattern.exec(text);
  return read && { day: `20${read[1]}-${read[2]}-${read[3]}`, number: Number(read[4]) };
};
