/**
 * Gives the web's tab bar the roles that Taro's leaves out: a list of tabs, of which one is chosen. Taro draws the bar anew
 * for each page and touches nothing but what it drew, so roles are set whenever it has changed a class.
 */
export const speakTabs = async (): Promise<void> => {
  await customElements.whenDefined('taro-tabbar');
  const bar = document.querySelector('taro-tabbar');
  if (bar === null) return;
  new MutationObserver(() => giveRoles(bar)).observe(bar, { subtree: true, childList: true, attributeFilter: ['class'] });
  giveRoles(bar);
};

const giveRoles = (bar: Element): void => {
  bar.querySelector('.weui-tabbar')?.setAttribute('role', 'tablist');
  bar.querySelectorAll('.weui-tabbar__item').forEach((tab) => {
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-selected', String(tab.classList.contains('weui-bar__item_on')));
  });
};
