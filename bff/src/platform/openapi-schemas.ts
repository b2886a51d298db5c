import { AttentionView } from '@mendian/shared/head-office/attention.contract.ts';
import { AddressView, MemberView } from '@mendian/shared/member/member.contract.ts';
import { MenuProduct, OptionGroup } from '@mendian/shared/catalog/catalog.contract.ts';
import { DeliveryAddress, LineView, OrderSummary, OrderView, RefundView } from '@mendian/shared/order/order.contract.ts';
import { StoreCard } from '@mendian/shared/store/store.contract.ts';
import { ClerkView, TerminalOrder, TerminalProduct, TradingView } from '@mendian/shared/terminal/terminal.contract.ts';
import { FeedHello, FeedMessage } from '@mendian/shared/feed/feed.contract.ts';
import { toJsonSchema, toJsonSchemaDefs, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

/** What many replies carry is written once in the document and referred to by name. */
const named = {
  AddressView,
  AttentionView,
  ClerkView,
  DeliveryAddress,
  FeedHello,
  FeedMessage,
  LineView,
  MemberView,
  MenuProduct,
  OptionGroup,
  OrderSummary,
  OrderView,
  RefundView,
  StoreCard,
  TerminalOrder,
  TerminalProduct,
  TradingView,
};

/** Checks and transforms that JSON Schema cannot say are left out: the document describes, the server decides. */
const config: ConversionConfig = {
  target: 'draft-2020-12',
  errorMode: 'ignore',
  definitions: named,
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

/** What is sent, before parsing. */
export const requestSchema = (schema: GenericSchema): JsonSchema => plain(toJsonSchema(schema, { ...config, typeMode: 'input' }));

/** What comes back. */
export const replySchema = (schema: GenericSchema): JsonSchema => plain(toJsonSchema(schema, { ...config, typeMode: 'output' }));

export const componentSchemas = (): Record<string, JsonSchema> => ({
  ...toJsonSchemaDefs(named, { ...config, typeMode: 'output' }),
  Refusal: {
    type: 'object',
    required: ['code', 'message', 'details', 'requestId'],
    properties: {
      code: { type: 'string', examples: ['order/price-changed'] },
      message: { type: 'string', description: '可以直接给人看的一句话，说明接下来怎么办' },
      details: { type: 'object', description: '随 code 而定的事实，例如缺货的商品、还差的金额' },
      requestId: { type: 'string', description: '向技术人员报告问题时请附上' },
    },
  },
});

const plain = ({ $schema: _, $defs: __, ...schema }: JsonSchema): JsonSchema => schema;
