import { randomUUID } from 'node:crypto';
import type { SubscribeTemplate } from '../sandbox-shape.ts';
import { nowMs, type World } from '../world.ts';
import { WeixinFailure } from './weixin-failure.ts';

/** One consent is one message: asked for in the mini-program, spent here. */
export const consentId = (openid: string, templateId: string): string => `${openid}/${templateId}`;

export const sendSubscribeMessage = (world: World, body: Record<string, unknown>): void => {
  const openid = String(body['touser'] ?? '');
  if (!world.customers.get(openid)) throw new WeixinFailure(40003, 'invalid openid');
  const template = world.credentials.templates.find(({ id }) => id === body['template_id']);
  if (!template) throw new WeixinFailure(40037, 'invalid template_id');
  const page = readPage(body['page']);
  const state = body['miniprogram_state'];
  if (state !== undefined && !['formal', 'trial', 'developer'].includes(String(state)))
    throw new WeixinFailure(47003, 'argument invalid! miniprogram_state invalid');
  const data = readData(template, body['data']);

  const consent = world.consents.get(consentId(openid, template.id));
  if (!consent || consent.count < 1) throw new WeixinFailure(43101, 'user refuse to accept the msg');
  world.consents.put(consent.id, { ...consent, count: consent.count - 1 });
  const id = randomUUID();
  world.messages.put(id, {
    id,
    openid,
    templateId: template.id,
    title: template.title,
    page,
    fields: { ...template.fields },
    data,
    atMs: nowMs(world),
  });
};

const readPage = (page: unknown): string | null => {
  if (page === undefined || page === null || page === '') return null;
  if (typeof page !== 'string' || !/^(pages|packages?)\/[\w/-]+(\?.*)?$/.test(page)) throw new WeixinFailure(41030, 'invalid page');
  return page;
};

const readData = ({ fields }: SubscribeTemplate, data: unknown): Record<string, string> => {
  if (typeof data !== 'object' || data === null) throw new WeixinFailure(47003, 'argument invalid! data is empty');
  const values = data as Record<string, { value?: unknown } | undefined>;
  return Object.fromEntries(
    Object.keys(fields).map((field) => {
      const value = values[field]?.value;
      const kind = field.replace(/\d+$/, '');
      if (typeof value !== 'string' || value.trim() === '' || !(rules[kind] ?? (() => false))(value))
        throw new WeixinFailure(47003, `argument invalid! data.${field}.value invalid`);
      return [field, value];
    }),
  );
};

/** What each kind of field holds. Characters are counted as people count them. */
const rules: Record<string, (value: string) => boolean> = {
  thing: (value) => [...value].length <= 20,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  number: (value) => /^-?\d{1,32}(\.\d+)?$/.test(value),
  amount: (value) => /^[¥$]?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  name: (value) => [...value].length <= 10,
  time: (value) => /^(\d{4}[-年]\d{1,2}[-月]\d{1,2}日? ?)?\d{1,2}:\d{2}(:\d{2})?([~-]\d{1,2}:\d{2})?$/.test(value),
  date: (value) => /^\d{4}[-年]\d{1,2}[-月]\d{1,2}日?( \d{1,2}:\d{2}(:\d{2})?)?$/.test(value),
};
