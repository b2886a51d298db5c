/** The routes that are not operations of the contract: fixed for WeChat, monitoring and browsers. */
export const fixedPaths = {
  '/api/feed': {
    get: {
      tags: ['实时'],
      summary: 'WebSocket：门店的订单变化、顾客的订单变化',
      description:
        '连接后 5 秒内发送第一条消息（FeedHello，令牌在消息里，不在地址里）；之后只收不发。服务器发送 FeedMessage，每 20 秒一次 alive。终端按 seq 续传，收到 reset 时重新取看板。',
      responses: { '101': { description: '切换到 WebSocket' } },
    },
  },
  '/wechat/webhook': {
    get: { tags: ['外部平台'], summary: '微信服务器验证', responses: { '200': { description: 'echostr' } } },
    post: { tags: ['外部平台'], summary: '微信消息与事件', responses: { '200': { description: '已收下' } } },
  },
  '/wxpay/notify/payment': {
    post: {
      tags: ['外部平台'],
      summary: '微信支付：支付结果通知（验签、解密、核对后才相信）',
      responses: { '204': { description: '已收下' }, '401': { description: '签名不对，微信会再通知' } },
    },
  },
  '/wxpay/notify/refund': {
    post: {
      tags: ['外部平台'],
      summary: '微信支付：退款结果通知',
      responses: { '204': { description: '已收下' }, '401': { description: '签名不对，微信会再通知' } },
    },
  },
  '/erp/notify': {
    post: {
      tags: ['外部平台'],
      summary: 'ERP：主数据有变动（验签后立即增量同步；重复、丢失都不要紧）',
      description:
        '请求头 X-Erp-Key、X-Erp-Timestamp（秒）、X-Erp-Nonce、X-Erp-Signature；签名是 HMAC-SHA256（方法、路径、时间戳、nonce、正文 SHA-256 各一行），5 分钟内有效。没有配置 ERP 时没有这个地址。',
      responses: { '204': { description: '已收下' }, '401': { description: '签名不对或已过期' } },
    },
  },
  '/healthz': { get: { tags: ['运行'], summary: '进程活着', responses: { '200': { description: '活着' } } } },
  '/readyz': {
    get: {
      tags: ['运行'],
      summary: '可以接收请求：数据库可用、没有待执行的迁移、不在停机；Redis 是否可用只作报告',
      responses: { '200': { description: '可以' }, '503': { description: '暂时不行，正文说明原因' } },
    },
  },
  '/metrics': { get: { tags: ['运行'], summary: 'Prometheus 指标', responses: { '200': { description: '文本' } } } },
} as const;
