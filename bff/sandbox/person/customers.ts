import type { SandboxCustomer } from '../sandbox-shape.ts';

/** Whom one can be on the sandbox's page. Numbers of a range that no operator gives out. */
export const customersOfTheDemo: readonly SandboxCustomer[] = [
  customer('oSandbox_lin_xiaoyu_000001', '林小雨', '13800000001'),
  customer('oSandbox_zhou_jianguo_0002', '周建国', '13800000002'),
  customer('oSandbox_chen_meiling_0003', '陈美玲', '13800000003'),
  customer('oSandbox_ouyang_tianyi_004', '欧阳天一', '13800000004'),
  customer('oSandbox_wang_qiang_000005', '王强', '13800000005'),
  customer('oSandbox_li_sisi_000000006', '李思思', '13800000006'),
];

/** Tests and benches are as many customers as they like: any well-formed openid is one from its first login. */
export const strangerOf = (openid: string, number: number): SandboxCustomer =>
  customer(openid, `顾客${number}`, `139${String(number).padStart(8, '0')}`);

export const isOpenid = (openid: unknown): openid is string => typeof openid === 'string' && /^o[\w-]{9,39}$/.test(openid);

function customer(openid: string, name: string, phone: string): SandboxCustomer {
  return { openid, unionid: openid.replace(/^o/, 'u'), name, phone };
}
