/** WeChat lays its own sheets over the page. */
export const OutsideSheets = () => null;
