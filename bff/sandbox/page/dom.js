/** An element with attributes (`on…` are listeners) and children; text is always text, never markup. */
export const h = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

const drawn = new Map();

/** Draws a part anew only when what it shows has changed, so that nothing jumps and no focus is lost. */
export const draw = (id, shown, view) => {
  const key = JSON.stringify(shown);
  if (drawn.get(id) === key) return;
  drawn.set(id, key);
  const place = document.getElementById(id);
  const focused = place.contains(document.activeElement) ? document.activeElement.id : '';
  place.replaceChildren(...[view(shown)].flat(Infinity));
  if (focused) document.getElementById(focused)?.focus();
};
