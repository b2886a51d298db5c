/** What a call of WeChat is given: options with callbacks. */
export type Options = Record<string, unknown> & {
  success?: (result: object) => void;
  fail?: (failure: object) => void;
  complete?: (result: object) => void;
};

type Answer = (options: Options) => Promise<object> | object;

/** What the phone is told from outside, and what happened on it. */
export type Phone = {
  /** Where the app's requests go: the address built into the app is replaced by it. */
  readonly apiUrl: string;
  readonly login: () => Promise<string> | string;
  /** Opens WeChat's sheet; throws `{ errMsg }` when it was cancelled or failed. */
  readonly pay: (fields: Record<string, string>) => Promise<void>;
  /** What a person answers to WeChat's own question boxes. */
  readonly confirm: () => boolean;
  /** Null: the person does not share it. */
  readonly place: { latitude: number; longitude: number } | null;
  /** What the camera takes. */
  readonly photo: ArrayBuffer;
  readonly storage: Map<string, unknown>;
  readonly toasts: string[];
  readonly subscribed: string[][];
  /** Cut off: every request fails and no socket opens. */
  offline: boolean;
  /** No feed: sockets do not open, requests are answered. */
  noSockets: boolean;
  /** The server does what was asked, but its answer does not arrive. */
  losesAnswerTo: (method: string, url: string) => boolean;
  /** An answer is on its way until this is done. */
  answersAfter: (method: string, url: string) => Promise<void> | void;
  /** Every request sent, as `METHOD /path`, with its idempotency key. */
  readonly sent: { what: string; key: string | null }[];
};

/**
 * WeChat's API as the built app calls it: by callbacks, own keys (Taro enumerates them). Navigation is added by
 * `weapp.ts`, which has the pages.
 */
export const wxOf = (phone: Phone, builtUrl: string): Record<string, unknown> => ({
  ...screen,
  ...storageOf(phone),
  login: answering(async () => ({ code: await phone.login() })),
  request: answering((options) => requestOf(phone, builtUrl, options)),
  connectSocket: (options: Options) => socketOf(phone, builtUrl, options),
  requestPayment: answering(async (options) => {
    await phone.pay(fieldsOf(options));
    return { errMsg: 'requestPayment:ok' };
  }),
  requestSubscribeMessage: answering(({ tmplIds }) => {
    phone.subscribed.push(tmplIds as string[]);
    return { errMsg: 'requestSubscribeMessage:ok' };
  }),
  getLocation: answering(() => phone.place ?? Promise.reject(new Error('getLocation:fail auth deny'))),
  showToast: answering(({ title }) => {
    phone.toasts.push(String(title));
    return {};
  }),
  showModal: answering(({ content }) => {
    phone.toasts.push(String(content));
    return { confirm: phone.confirm(), cancel: !phone.confirm() };
  }),
  chooseMedia: answering(() => ({ tempFiles: [{ tempFilePath: 'wxfile://photo.jpg' }] })),
  getFileSystemManager: () => ({ readFile: answering(() => ({ data: phone.photo })) }),
  setNavigationBarTitle: answering(() => ({})),
  onNeedPrivacyAuthorization: () => undefined,
  openPrivacyContract: answering(() => ({})),
});

/** As WeChat has it: callbacks are told; without any of them a promise comes back. */
const answering =
  (answer: Answer) =>
  (options: Options = {}): Promise<object> | undefined => {
    const answered = Promise.resolve()
      .then(() => answer(options))
      .catch((failure: unknown) => {
        throw failure instanceof Error ? { errMsg: failure.message } : failure;
      });
    if (!options.success && !options.fail && !options.complete) return answered;
    const told = (tell?: (result: object) => void) => (result: object) => {
      tell?.(result);
      options.complete?.(result);
    };
    void answered.then(told(options.success), told(options.fail));
    return undefined;
  };

const windowInfo = { windowWidth: 375, windowHeight: 667, screenWidth: 375, screenHeight: 812, pixelRatio: 2, statusBarHeight: 44 };
const systemInfo = {
  ...windowInfo,
  platform: 'ios',
  system: 'iOS 18.0',
  SDKVersion: '3.7.0',
  version: '8.0.50',
  language: 'zh_CN',
  brand: 'test',
  model: 'test',
};
const screen = {
  getWindowInfo: () => windowInfo,
  getSystemInfoSync: () => systemInfo,
  getDeviceInfo: () => systemInfo,
  getAppBaseInfo: () => systemInfo,
  getSystemSetting: () => ({}),
  getMenuButtonBoundingClientRect: () => ({ top: 48, height: 32, width: 87, left: 281, right: 368, bottom: 80 }),
  canIUse: () => true,
  nextTick: (then: () => void) => queueMicrotask(then),
};

const storageOf = ({ storage }: Phone) => ({
  getStorageSync: (key: string) => structuredClone(storage.get(key)) ?? '',
  setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void storage.delete(key),
});

const fieldsOf = (options: Options): Record<string, string> =>
  Object.fromEntries(Object.entries(options).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

const requestOf = async (phone: Phone, builtUrl: string, { url, method, data, header }: Options): Promise<object> => {
  const what = `${String(method)} ${String(url).replace(builtUrl, '')}`;
  phone.sent.push({ what, key: (header as Record<string, string>)['idempotency-key'] ?? null });
  if (phone.offline) throw new Error('request:fail');
  const answer = await fetch(String(url).replace(builtUrl, phone.apiUrl), {
    method: String(method),
    headers: header as Record<string, string>,
    ...(data === undefined || method === 'GET' ? {} : { body: bodyOf(data) }),
  });
  const text = await answer.text();
  await phone.answersAfter(String(method), String(url));
  if (phone.losesAnswerTo(String(method), String(url))) throw new Error('request:fail timeout');
  const header_ = Object.fromEntries(answer.headers);
  return { statusCode: answer.status, header: header_, data: text === '' ? '' : (JSON.parse(text) as unknown), errMsg: 'request:ok' };
};

const bodyOf = (data: unknown): string | ArrayBuffer =>
  typeof data === 'string' || data instanceof ArrayBuffer ? data : JSON.stringify(data);

/** A SocketTask over Node's own WebSocket. */
const socketOf = (phone: Phone, builtUrl: string, options: Options) => {
  const url = String(options['url']).replace(builtUrl.replace(/^http/, 'ws'), phone.apiUrl.replace(/^http/, 'ws'));
  const socket = phone.offline || phone.noSockets ? null : new WebSocket(url);
  queueMicrotask(() => options.success?.({ errMsg: 'connectSocket:ok' }));
  return {
    send: ({ data }: { data: string }) => socket?.send(data),
    close: () => socket?.close(),
    onOpen: (then: () => void) => socket?.addEventListener('open', then),
    onMessage: (then: (message: { data: string }) => void) =>
      socket?.addEventListener('message', ({ data }) => then({ data: String(data) })),
    onClose: (then: () => void) => socket?.addEventListener('close', then),
    onError: (then: () => void) => (socket === null ? setTimeout(then) : socket.addEventListener('error', then)),
  };
};
