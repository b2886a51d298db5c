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
