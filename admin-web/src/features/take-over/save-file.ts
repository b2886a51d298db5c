/** Gives the browser a CSV to save: with the mark by which sheets know UTF-8. */
export const saveCsv = (name: string, text: string): void => {
  const address = URL.createObjectURL(new Blob([`\ufeff${text}`], { type: 'text/csv' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
};
