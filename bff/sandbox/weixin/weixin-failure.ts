/** A refusal of WeChat's own API: always HTTP 200 with a code in the body. */
export class WeixinFailure extends Error {
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(errmsg);
    this.errcode = errcode;
  }
}
