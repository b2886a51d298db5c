export { askAboutPayment, sayingSo } from './ask-wechat.ts';
export { closePayment, markClosed } from './close-payment.ts';
export { openPayment } from './open-payment.ts';
export { openSheet } from './open-sheet.ts';
export type { OrderDoor } from './order-door.ts';
export { payeeOf } from './payee-of.ts';
export { paymentModule } from './payment.module.ts';
export { readNotice, type Answer } from './receive-notice.ts';
export type { PaymentRow } from './payment.rows.ts';
