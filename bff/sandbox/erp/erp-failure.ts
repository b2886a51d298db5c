/** The ERP says no to whoever called it: an HTTP status and its own code. */
export class ErpFailure extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
