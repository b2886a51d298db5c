/** A refusal of WeChat Pay: HTTP status, its code, and a sentence. */
export class PayFailure extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Record<string, unknown> | undefined;

  constructor(status: number, code: string, message: string, detail?: Record<string, unknown>) {
    super(message);
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

export const parameterError = (field: string, issue: string, value?: unknown): PayFailure =>
  new PayFailure(400, 'PARAM_ERROR', `参数错误：${field} ${issue}`, {
    location: 'body',
    field: `/${field.replaceAll('.', '/')}`,
    value: value ?? null,
    issue,
  });

export const systemError = (): PayFailure => new PayFailure(500, 'SYSTEM_ERROR', '系统异常，请用相同参数重新调用');
export const frequencyLimited = (): PayFailure => new PayFailure(429, 'FREQUENCY_LIMITED', '频率超限，请降低请求频率');
