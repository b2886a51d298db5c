import { applyData } from './tree.ts';
import type { Options } from './wx.ts';

export type Config = Record<string, unknown> & { data?: Record<string, unknown> };
export type PageRunning = { route: string; data: Record<string, unknown>; call: (name: string, ...given: unknown[]) => unknown };
/** What the pages handed to WeChat. */
export type Cost = { setDataCalls: number; setDataBytes: number };

/** WeChat's stack of pages: `open` runs a page's file, which registers itself by calling `Page`. */
export const pageStack = (load: (file: string) => void, cost: Cost) => {
  const pages: PageRunning[] = [];
  const configs = new Map<string, Config>();
  let registered: Config | null = null;

  const open = (route: string, query: Record<string, string>): void => {
    registered = null;
    load(route);
    const config = registered ?? configs.get(route);
    if (config === undefined) throw new Error(`no page at ${route}`);
    configs.set(route, config);
    const page = runPage(route, config, cost);
    pages.push(page);
    page.call('onLoad', query);
    page.call('onShow');
    page.call('onReady');
  };
  const close = (): void => {
    pages.at(-1)?.call('onHide');
    pages.pop()?.call('onUnload');
  };
  const closeAll = (): void => {
    while (pages.length > 0) close();
  };
  const hide = (): void => void pages.at(-1)?.call('onHide');
  return { pages, open, close, closeAll, hide, register: (config: Config): void => void (registered = config) };
};

export type PageStack = ReturnType<typeof pageStack>;

/** WeChat holds so many pages at a time and opens no more. */
const stackMax = 10;

/** WeChat's navigation over the stack. */
export const navigationOf = ({ pages, open, close, closeAll, hide }: PageStack) => {
  const moving = (leave: () => void) => (options: Options) => {
    leave();
    const { route, query } = addressOf(String(options['url']));
    open(route, query);
    queueMicrotask(() => options.success?.({ errMsg: 'ok' }));
  };
  return {
    navigateTo: (options: Options) => {
      if (pages.length < stackMax) return moving(hide)(options);
      queueMicrotask(() => options.fail?.({ errMsg: `navigateTo:fail webview count limit exceed` }));
    },
    redirectTo: moving(close),
    switchTab: moving(closeAll),
    reLaunch: moving(closeAll),
    navigateBack: (options: Options) => {
      close();
      pages.at(-1)?.call('onShow');
      queueMicrotask(() => options.success?.({ errMsg: 'ok' }));
    },
  };
};

/** `/pages/menu/index?storeId=1` → its route and what it is given. */
export const addressOf = (url: string): { route: string; query: Record<string, string> } => {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?');
  return { route, query: Object.fromEntries(new URLSearchParams(search)) };
};

const runPage = (route: string, config: Config, cost: Cost): PageRunning => {
  const page: Record<string, unknown> & PageRunning = {
    ...config,
    route,
    __route__: route,
    data: structuredClone(config.data ?? {}),
    setData: (patch: Record<string, unknown>, then?: () => void) => {
      cost.setDataCalls += 1;
      cost.setDataBytes += JSON.stringify(patch).length;
      applyData(page.data, structuredClone(patch));
      if (then) queueMicrotask(then);
    },
    call: (name, ...given) => (page[name] as ((...all: unknown[]) => unknown) | undefined)?.apply(page, given),
  };
  return page;
};
