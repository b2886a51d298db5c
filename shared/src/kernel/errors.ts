export type Refusal = { readonly status: number; readonly message: string };

/** An expected refusal, caused by the caller or by the state of the business. Anything else thrown is a bug. */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly status: number;
  readonly details: Record<string, unknown>;

  constructor(code: Code, { status, message }: Refusal, details: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}

type Refuse<Code extends string> = {
  (code: Code, details?: Record<string, unknown>, message?: string): DomainError<Code>;
  readonly table: Record<Code, Refusal>;
};

/**
 * Declares the refusals of one domain: code, HTTP status, and the sentence a person reads. The sentence may be replaced
 * where a figure belongs into it ("还差 ¥4.20"); the code and the status never change.
 */
export const refusals = <Code extends string>(table: Record<Code, Refusal>): Refuse<Code> =>
  Object.assign(
    (code: Code, details: Record<string, unknown> = {}, message?: string) =>
      new DomainError(code, message === undefined ? table[code] : { status: table[code].status, message }, details),
    { table },
  );

export const refuse = refusals({
  'input/invalid': { status: 400, message: '提交的内容有误，请检查后再试' },
  'input/unreadable': { status: 400, message: '请求内容无法识别，请检查格式后再试' },
  'input/too-large': { status: 413, message: '提交的内容太大，请减少后再试' },
  'input/key-required': { status: 400, message: '缺少 Idempotency-Key，请更新后再试' },
  'input/key-reused': { status: 422, message: '同一个 Idempotency-Key 已用于另一个请求，请换一个再试' },
  'auth/required': { status: 401, message: '登录已失效，请重新登录' },
  'auth/forbidden': { status: 403, message: '没有权限执行此操作，请联系管理员' },
  'thing/not-found': { status: 404, message: '内容不存在或已被删除' },
  'route/not-found': { status: 404, message: '没有这个接口，请检查地址' },
  'route/method': { status: 405, message: '这个接口不支持该请求方法' },
  'state/not-allowed': { status: 409, message: '当前状态不能这样操作，请刷新后再看' },
  'limit/too-many': { status: 429, message: '操作太频繁，请稍后再试' },
  'outside/unavailable': { status: 503, message: '微信暂时没有回应，请稍后再试' },
  'server/busy': { status: 503, message: '系统正忙，请稍后再试' },
  'server/fault': { status: 500, message: '出了点问题，我们已经记下，请稍后再试' },
});
