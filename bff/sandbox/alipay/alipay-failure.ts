/** A refusal of Alipay's v3: HTTP status, its code, and a sentence. */
export class AlipayFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const refused = (code: string, message: string): AlipayFailure => new AlipayFailure(400, `ACQ.${code}`, message);
/** 20000: whether anything was done is not said. */
export const unknownError = (): AlipayFailure => new AlipayFailure(500, 'UNKNOW_ERROR', '服务暂不可用（20000），请查询后再决定');
