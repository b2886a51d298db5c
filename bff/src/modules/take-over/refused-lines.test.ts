import test from 'ava';
import { startHarness } from '../../../test/harness.ts';
import { aTakeOver, csvOf, doStep, reasonsIn, upload } from './take-over-for-tests.ts';

const house = await startHarness();
test.after.always(house.stop);

test.serial('every store that is not taken says why, on which line', async (t) => {
  const { call, id, branch, aStoreRow } = await aTakeOver(house);
  const rows = [
    aStoreRow(1),
    aStoreRow(1, { name: '同一编码' }),
    aStoreRow(2, { branchCode: 'B99999' }),
    aStoreRow(3, { ownerCode: branch.code }),
    aStoreRow(4, { lat: '91' }),
    aStoreRow(5, { hours: '21:00-09:00' }),
    aStoreRow(6, { cityInitial: '南' }),
    aStoreRow(7, { code: '八一店' }),
    aStoreRow(8, { name: '' }),
  ];
  await upload(call, id, 'stores', csvOf('stores', rows));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'stores'), [
    '2 add',
    '3 refused 与第 2 行重复',
    '4 refused 分公司 B99999 不存在，请先从 ERP 同步商户，或改正编码',
    `5 refused 加盟商 ${branch.code} 不存在，请先从 ERP 同步商户，或改正编码`,
    '6 refused 纬度超出范围',
    '7 refused 营业时间的结束要晚于开始',
    '8 refused 城市首字母应是一个大写字母',
    '9 refused 门店编码应是 20 个以内的字母、数字、横线',
    '10 refused 没有写店名',
  ]);
});

test.serial('every account that is not taken says why: no merchant, another’s store, a second first account', async (t) => {
  const { call, id, owner, anAccountRow } = await aTakeOver(house);
  const other = await aTakeOver(house);
  const far = other.aStoreRow(1);
  await upload(other.call, other.id, 'stores', csvOf('stores', [far]));
  await doStep(house, other.call, other.id, 'check');
  await doStep(house, other.call, other.id, 'run');
  const rows = [
    anAccountRow(1, { primary: '是' }),
    anAccountRow(2, { primary: '是' }),
    anAccountRow(3, { merchantCode: 'F99999' }),
    anAccountRow(4, { phone: '1380000' }),
    anAccountRow(5, { stores: far['code']! }),
    anAccountRow(6, { stores: 'S404' }),
    anAccountRow(7, { merchantCode: '', primary: '是' }),
    anAccountRow(8, { username: '陈静' }),
  ];
  await upload(call, id, 'accounts', csvOf('accounts', rows));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'accounts'), [
    '2 add',
    `3 refused 商户 ${owner.code} 已有主账号 ${anAccountRow(1)['username']}`,
    '4 refused 商户 F99999 不存在，请先从 ERP 同步商户，或改正编码',
    '5 refused 手机号应是 11 位',
    `6 refused 门店 ${far['code']} 不是商户 ${owner.code} 的`,
    '7 refused 门店 S404 不存在，请先接管门店，或改正编码',
    '8 refused 总部的主账号不能接管，请用命令开通',
    '9 refused 账号要 3 到 36 位，只能用小写字母、数字、点和横线',
  ]);
});

test.serial('every member who is not taken says why: no openid, no phone number, no such day', async (t) => {
  const { call, id, aMemberRow } = await aTakeOver(house);
  const rows = [
    aMemberRow(1, { openid: '' }),
    aMemberRow(2, { phone: '+85291234567' }),
    aMemberRow(3, { phone: '0791' }),
    aMemberRow(4, { joinedAt: '2024-02-30' }),
    aMemberRow(5, { joinedAt: '2024/2/9 8:05' }),
    aMemberRow(6, { nickname: '名字很长'.repeat(20) }),
  ];
  await upload(call, id, 'members', csvOf('members', rows));
  await doStep(house, call, id, 'check');
  t.deepEqual(await reasonsIn(call, id, 'members'), [
    '2 refused 没有写 openid；没有 openid 的会员不能接管，本人登录后自己出现',
    '3 add',
    '4 refused 手机号应是 11 位，境外的以 + 和国家代码开头',
    '5 refused 注册时间应像 2024-05-01 08:00:00',
    '6 add',
    '7 add',
  ]);
  await doStep(house, call, id, 'run');
  const member = await house.reads.one<{ created_at: Date }>('SELECT created_at FROM member WHERE openid = ?', [aMemberRow(5)['openid']!]);
  t.is(member!.created_at.toISOString(), '2024-02-09T00:05:00.000Z', 'times are Shanghai’s');
});
