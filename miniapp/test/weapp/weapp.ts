import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loader } from './load.ts';
import { addressOf, navigationOf, pageStack, type Config, type Cost, type PageStack } from './pages.ts';
import { findByWords, hasClass, nodesOf, wayUp, wordsOf, type Node } from './tree.ts';
import { wxOf, type Phone } from './wx.ts';

/** The built weapp, running: what a person sees and can do, and what it cost. */
export type Weapp = ReturnType<typeof startWeapp>;

const waitMsMax = 15_000;

/** Starts the built weapp (`dist/weapp`) outside of WeChat: its own files, a page stack, and a phone to talk to. */
export const startWeapp = (root: string, phone: Phone) => {
  const cost: Cost = { setDataCalls: 0, setDataBytes: 0 };
  const stack = pageStack((file) => void load(file), cost);
  let app: Config = {};
  const load = loader(root, {
    wx: { ...wxOf(phone, builtApiUrl(root)), ...navigationOf(stack) },
    App: (config: Config) => (app = config),
    getApp: () => app,
    Page: stack.register,
    Component: () => undefined,
    Behavior: () => undefined,
    getCurrentPages: () => stack.pages,
  });
  load('app');
  const launch = { path: 'pages/home/index', query: {}, scene: 1001 };
  for (const name of ['onLaunch', 'onShow']) (app[name] as ((options: object) => void) | undefined)?.call(app, launch);
  stack.open(launch.path, {});
  return { cost, ...personAt(stack), stop: stack.closeAll };
};

/** What a person can see and do on the page on top. */
const personAt = ({ pages, open, close, hide }: PageStack) => {
  const top = () => pages.at(-1) ?? fail('no page is open');
  const tree = (): Node => top().data['root'] as Node;
  /** As WeChat does: the event is told to the node and, when it bubbles, to all it lies in. */
  const send = (node: Node, type: string, detail: object = {}): void => {
    const page = top();
    for (const each of type === 'tap' ? wayUp(tree(), node) : [node])
      page.call('eh', { type, detail, target: placeOf(node), currentTarget: placeOf(each), timeStamp: 0, touches: [], changedTouches: [] });
  };
  /** A person is slower than React: what was tapped is drawn before they do the next thing. */
  const act = async (node: Node, type: string, detail?: object): Promise<void> => {
    send(node, type, detail);
    await wait(60);
  };
  const until = async <T>(what: string, look: () => T | null | undefined | false): Promise<T> => {
    for (let waited = 0; waited < waitMsMax; waited += 25) {
      const found = look();
      if (found !== null && found !== undefined && found !== false) return found;
      await wait(25);
    }
    return fail(`waited for ${what} in vain; the page ${top().route} reads: ${wordsOf(tree()).slice(0, 600)}`);
  };
  const tappable = (words: string) => until(`something to tap that says ${words}`, () => findByWords(tree(), 'tap', words));
  const ofClass = (name: string) => until(`.${name}`, () => nodesOf(tree()).find((node) => hasClass(node, name)));

  return {
    route: () => top().route,
    words: () => wordsOf(tree()),
    eventually: until,
    /** Opens a page as a link or a message would. */
    goTo: (url: string) => {
      const { route, query } = addressOf(url);
      hide();
      open(route, query);
    },
    /** By WeChat's own way back. */
    goBack: () => {
      close();
      top().call('onShow');
    },
    reads: (words: string) => until(words, () => wordsOf(tree()).includes(words)),
    arrives: (page: string) => until(page, () => top().route === `pages/${page}/index`),
    /** Waits until a toast or a question box said this. */
    says: ({ toasts }: Phone, words: string) => until(`a toast ${words}`, () => toasts.some((toast) => toast.includes(words))),
    /** Taps the smallest thing that can be tapped and holds these words. */
    tap: async (words: string) => act(await tappable(words), 'tap'),
    tapClass: async (name: string) => act(await ofClass(name), 'tap'),
    /** Two taps faster than anything can be drawn. */
    tapTwice: async (words: string) => {
      const node = await tappable(words);
      send(node, 'tap');
      send(node, 'tap');
    },
    type: async (name: string, value: string) => act(await ofClass(name), 'input', { value }),
    textOf: async (name: string) => wordsOf(await ofClass(name)),
  };
};

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const placeOf = ({ sid, uid }: Node) => ({ id: sid ?? uid ?? '', dataset: { sid: sid ?? uid ?? '' } });

const fail = (sentence: string): never => {
  throw new Error(sentence);
};

/** The API's address as it was built in: whatever was given as `TARO_APP_API_BASE`. */
const builtApiUrl = (root: string): string => {
  const example = 'https://mendian.example.com';
  const files = ['app.js', 'common.js'].map((name) => readFileSync(path.join(root, name), 'utf8'));
  if (files.some((text) => text.includes(example))) return example;
  return (
    process.env['TARO_APP_API_BASE'] ?? fail('the weapp was built for another API: set TARO_APP_API_BASE to the one it was built with')
  );
};
