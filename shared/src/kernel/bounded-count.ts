/** What is counted only to be shown is counted up to here; one more stands for all that is beyond. */
export const countedMax = 100_000;

/** `3,204`, or `10 万以上`. */
export const boundedText = (number: number): string =>
  number > countedMax ? '10 万以上' : String(number).replace(/\B(?=(\d{3})+$)/g, ',');
