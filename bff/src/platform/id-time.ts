const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The beginning of every id made at this instant: ids begin with their time, so a span of time is a range of them. */
export const idAt = (instant: Date): string => {
  let left = instant.getTime();
  let text = '';
  for (let place = 0; place < 10; place += 1) {
    text = digits.charAt(left % 32) + text;
    left = Math.floor(left / 32);
  }
  return text;
};

/** When an id was made, in milliseconds; null: it is none. */
export const msOf = (id: string): number | null => {
  let ms = 0;
  for (const digit of id.slice(0, 10)) ms = ms * 32 + digits.indexOf(digit);
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id) ? ms : null;
};
