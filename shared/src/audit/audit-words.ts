/**
 * What was done, as a person reads it, by the action that is kept in the audit log. `{name}` stands for a fact of the entry's detail;
 * a part in brackets is left out when its fact is missing.
 */
export const auditWords: Readonly<Record<string, string>> = {
  'account.added': '新增账号 {username}[（{realName}）]',
  'account.changed': '修改账号 {username}[（{realName}）]',
  'account.removed': '删除账号 {username}[（{realName}）]',
  'account.enabled': '启用商户主账号 {username}[（{realName}）]',
  'account.disabled': '停用商户主账号 {username}[（{realName}）]',
  'account.password-reset': '重置账号 {username}[（{realName}）]的密码',
  'account.password-changed': '修改自己的密码',
  'role.added': '新增角色“{name}”',
  'role.changed': '修改角色“{name}”',
  'role.removed': '删除角色“{name}”',
  'permission.added': '登记权限“{name}”',
  'permission.removed': '撤销权限“{name}”',
  'clerk.added': '新增店员 {number}[ {name}]',
  'clerk.renamed': '店员 {number} 改名为 {name}',
  'clerk.pin-reset': '重设店员 {number}[ {name}]的密码',
  'clerk.ended': '店员 {number}[ {name}]离职',
  'terminal.code-made': '生成终端绑定码',
  'terminal.bound': '绑定终端“{name}”',
  'terminal.unbound': '解绑终端[“{name}”]',
  'terminal.disabled': '停用终端[“{name}”]',
  'terminal.enabled': '启用终端[“{name}”]',
  'release.added': '发布终端版本 {version}',
  'release.widened': '扩大终端版本 {version} 的范围',
  'release.halted': '暂停终端版本 {version}',
  'release.resumed': '恢复终端版本 {version}',
  'feature.staged': '功能“{name}”改为：{reach}',
  'trading.changed': '修改营业状态',
  'product.sold-out': '标记售罄',
  'product.restored': '恢复销售',
  'product.created': '新增商品“{name}”',
  'product.changed': '修改商品“{name}”',
  'product.on-sale': '上架商品',
  'product.off-sale': '下架商品',
  'category.created': '新增分类“{name}”',
  'category.renamed': '分类“{from}”改名为“{to}”',
  'category.hidden': '隐藏分类“{name}”',
  'category.shown': '恢复分类“{name}”',
  'category.deleted': '删除分类“{name}”',
  'option-group.created': '新增选项组“{name}”',
  'option-group.changed': '修改选项组“{name}”',
  'option-group.deleted': '删除选项组“{name}”',
  'price.changed': '修改价格',
  'price.planned': '计划改价',
  'price.cancelled': '取消[“{level}”]计划中的改价',
  'assortment.changed': '修改[“{level}”]的门店菜单',
  'stock.counted': '盘点库存',
  'stock.adjusted': '调整库存',
  'stock.lost': '报损',
  'order.refunded': '订单退款',
  'till.shift-closed': '交班[：{reason}]',
  'till.shift-forced': '强制交班[：{reason}]',
  'till.returned': '收银退货[：{reason}]',
  'after-sale.accepted': '同意售后申请，退款 {yuan} 元',
  'after-sale.declined': '拒绝售后申请[：{answer}]',
  'after-sale.passed': '售后申请转给{to}',
  'after-sale.rules-changed': '修改售后规则',
  'redemption.reversed': '撤销核销“{name}”[：{reason}]',
  'store.settings-changed': '修改门店设置',
  'store.payee-changed': '更换门店收款方',
  'store.hand-over-cancelled': '取消门店 {fromDay} 的交接',
  'store.owner-set': '写明门店自 {fromDay} 起的商户',
  'sync.started': '发起主数据同步',
  'sync.stopped': '停止主数据同步',
  'application.added': '新增接入应用“{name}”',
  'application.changed': '修改接入应用“{name}”',
  'application.enabled': '启用接入应用“{name}”',
  'application.disabled': '停用接入应用“{name}”',
  'application.key-changed': '更换接入应用“{name}”的密钥',
  'take-over.added': '新建数据接管“{name}”',
  'take-over.file-set': '数据接管“{name}”上传{kind}文件“{file}”',
  'take-over.step-started': '数据接管“{name}”开始{step}',
  'take-over.step-stopped': '数据接管“{name}”停止{step}',
  'take-over.step-done': '数据接管“{name}”完成{step}',
  'coupon.template-added': '新建券模板“{name}”',
  'coupon.template-changed': '修改券模板“{name}”',
  'coupon.template-moved': '券模板“{name}”{how}',
  'coupon.total-raised': '券模板“{name}”的总数由 {before} 加大到 {total}',
  'coupon.given-by-clerk': '送一张优惠券“{name}”给会员',
  'coupon.gift-started': '发放优惠券“{name}”给{to}',
  'coupon.gift-stopped': '停止发放优惠券“{name}”',
  'coupon.gift-resumed': '继续发放优惠券“{name}”',
  'pass.kind-added': '新建月卡“{name}”',
  'pass.kind-changed': '修改月卡“{name}”',
  'pass.kind-moved': '月卡“{name}”{how}',
  'pass.refunded': '月卡退款 ¥{amount}[：{reason}]',
  'pass.refund-declined': '拒绝月卡的退款申请[：{reason}]',
  'attention.retried': '重试待处理事项',
  'attention.settled': '处理完待处理事项[：{how}]',
  'job.stopped': '停止后台任务',
};

/** The headings of the filter by action: what stands before the dot. */
export const auditDomains: Readonly<Record<string, string>> = {
  account: '账号',
  role: '角色',
  permission: '权限登记',
  clerk: '店员',
  terminal: '终端',
  trading: '营业状态',
  product: '商品',
  category: '分类',
  'option-group': '选项组',
  price: '价格',
  assortment: '门店菜单',
  stock: '库存',
  order: '订单',
  till: '收银',
  'after-sale': '售后',
  redemption: '核销',
  release: '终端版本',
  feature: '功能灰度',
  store: '门店',
  sync: '主数据同步',
  application: '应用接入',
  'take-over': '数据接管',
  coupon: '优惠券',
  pass: '月卡',
  attention: '待处理',
  job: '后台任务',
};

/** Where the sentence without its facts says nothing. */
const titles: Readonly<Record<string, string>> = {
  'clerk.renamed': '店员改名',
  'feature.staged': '修改功能的范围',
  'category.renamed': '分类改名',
  'assortment.changed': '修改门店菜单',
  'store.owner-set': '交接门店',
  'take-over.file-set': '上传文件',
  'take-over.step-started': '开始一步',
  'take-over.step-stopped': '停止一步',
  'take-over.step-done': '完成一步',
};

/** `新增账号`: an action as filters call it, without what it was done to. */
export const auditTitle = (action: string): string =>
  titles[action] ?? (auditWords[action] ?? action).replace(/\[[^\]]*\]|[“（：]?\{\w+\}[”）]?|\s/g, '');

/** An entry as a sentence; an action nobody found words for reads as itself. */
export const auditText = (action: string, detail: Readonly<Record<string, unknown>>): string =>
  (auditWords[action] ?? action)
    .replace(/\[([^\]]*)\{(\w+)\}([^\]]*)\]/g, (_, before: string, name: string, after: string) =>
      factOf(detail, name) === '' ? '' : `${before}{${name}}${after}`,
    )
    .replace(/\{(\w+)\}/g, (_, name: string) => factOf(detail, name))
    .trim();

const factOf = (detail: Readonly<Record<string, unknown>>, name: string): string => {
  const fact = detail[name];
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
};
