import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Payee, PaymentNotice, PrepayOrder, RefundNotice, WechatPay } from '../src/gateways/wechat-pay.ts';
import type { wechatPayV3 } from '../src/gateways/wechat-pay-v3.ts';
import type { wechatMiniApi } from '../src/gateways/wechat-mini-api.ts';
import { keptCredentials } from '../test/kept-credentials.ts';
import { merchantKeys, sandboxPayees, startSandbox, type SandboxOptions } from './start-sandbox.ts';

export type Received = { headers: IncomingHttpHeaders; body: string; notice: PaymentNotice | RefundNotice | null; refused: string | null };

/** One set of keys serves all tests of a file. */
const credentials = keptCredentials(() => new Date());

export const randomText = (): string => randomBytes(16).toString('hex');
export const aNumber = (): string => `T${randomBytes(12).toString('hex')}`;

/** The gateways are given by the tests: the sandbox itself knows nothing of the bff. */
export type Gateways = { wechatPayV3: typeof wechatPayV3; wechatMiniApi: typeof wechatMiniApi };

/** A shop: the sandbox, the real gateways pointed at it, and a door where notifications arrive and are read for real. */
export const openShop = async ({ wechatPayV3, wechatMiniApi }: Gateways, options: SandboxOptions = {}) => {
  const { now = () => new Date() } = options;
  const sandbox = await startSandbox({ credentials: await credentials, tickMs: 5, ...options });
  const pay = wechatPayV3({ baseUrl: sandbox.url, merchants: merchantKeys(sandbox.credentials), now, randomText });
  const mini = wechatMiniApi({
    baseUrl: sandbox.url,
    appid: sandbox.credentials.appid,
    appSecret: sandbox.credentials.appSecret,
    now: () => sandbox.clock.now(),
  });
  const { received, door, notifyUrl, close } = await openDoor(pay);
  const payees = sandboxPayees(sandbox.credentials);
  const [direct, moving, sub, otherSub] = [payees[0]!, payees[1]!, payees[2]!, payees[3]!];
  const openid = sandbox.control.customers()[0]!.openid;

  const anOrder = (change: Partial<PrepayOrder> = {}): PrepayOrder => ({
    outTradeNo: aNumber(),
    description: '卤鸭脖 半斤',
    amount: 1800,
    openid,
    notifyUrl,
    expiresAt: new Date(sandbox.clock.now().getTime() + 15 * 60_000),
    ...change,
  });

  /** Ordered and paid as a customer does it, by the signed sheet. */
  const aPaidOrder = async (payee: Payee, change: Partial<PrepayOrder> = {}): Promise<PrepayOrder> => {
    const order = anOrder(change);
    const { prepayId } = await pay.prepay(payee, order);
    const result = await sandbox.control.pay(order.openid, { ...pay.paySheet(payee, prepayId, now()), appid: payee.appid });
    if (result.state !== 'paid') throw new Error(result.errMsg);
    return order;
  };

  const aRefund = (order: PrepayOrder, refund = order.amount, outRefundNo = aNumber()) => ({
    outTradeNo: order.outTradeNo,
    outRefundNo,
    reason: '门店拒单',
    refund,
    total: order.amount,
    notifyUrl,
  });

  const stop = async (): Promise<void> => {
    await sandbox.stop();
    await close();
  };
  return { sandbox, pay, mini, received, door, notifyUrl, direct, moving, sub, otherSub, openid, anOrder, aPaidOrder, aRefund, stop };
};

export type Shop = Awaited<ReturnType<typeof openShop>>;

/** Where notifications arrive; `door.status` is answered instead of what reading them says. */
const openDoor = async (pay: WechatPay) => {
  const received: Received[] = [];
  const door = { status: null as number | null };
  const read = async (headers: IncomingHttpHeaders, body: string): Promise<Received> => {
    try {
      return { headers, body, notice: await pay.readNotice(headers, body), refused: null };
    } catch (error) {
      return { headers, body, notice: null, refused: String((error as { reason?: unknown }).reason ?? error) };
    }
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void read(request.headers, Buffer.concat(chunks).toString('utf8')).then((one) => {
        received.push(one);
        const isRefused = one.refused !== null;
        response
          .writeHead(door.status ?? (isRefused ? 401 : 204))
          .end(isRefused ? JSON.stringify({ code: 'FAIL', message: '验签失败' }) : undefined);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { received, door, notifyUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/wxpay/notify/payment`, close };
};
