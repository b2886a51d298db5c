/**
 * Prints a page of its own from a hidden frame, so that nothing of the screen gets onto the paper. A kiosk browser started
 * with --kiosk-printing prints without asking. Resolves when the browser has taken it.
 */
export const printPage = async (html: string): Promise<void> => {
  const frame = document.createElement('iframe');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  frame.style.cssText = 'position:fixed;inset:auto 0 0 auto;width:0;height:0;border:0;visibility:hidden';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.srcdoc = html;
  document.body.append(frame);
  await loaded;

  const paper = frame.contentWindow;
  if (paper === null) return;
  paper.document.head.insertAdjacentHTML('beforeend', `<style>${pageRuleOf(paper.document.body.getBoundingClientRect())}</style>`);
  // The dialog blocks in most browsers; where it does not, the frame has to stay until the paper is out.
  paper.addEventListener('afterprint', () => frame.remove(), { once: true });
  setTimeout(() => frame.remove(), 60_000);
  paper.print();
};

/** Paper from a roll is as wide as the page and as long as it needs: a browser that is not told takes a sheet of its own choice. */
const pageRuleOf = ({ width, height }: Pick<DOMRect, 'width' | 'height'>): string =>
  `@page { size: ${Math.ceil(width)}px ${Math.ceil(height) + 1}px; margin: 0; }`;
