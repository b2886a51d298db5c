import type { Middleware } from 'koa';

const bytesMost = 1_000_000;

/** Signatures are over the bytes as they came, so the body is kept as text and parsed by whoever needs it. */
export const readRawBody: Middleware = async (koa, next) => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of koa.req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > bytesMost) return koa.throw(413);
    chunks.push(chunk);
  }
  koa.state['rawBody'] = Buffer.concat(chunks).toString('utf8');
  await next();
};
