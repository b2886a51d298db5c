import type { IncomingMessage } from 'node:http';
import { refuse } from '@mendian/shared/kernel/errors.ts';

/** The bytes of a request as they came, up to `max`; a body that grows beyond is refused without being read to its end. */
export const readBytes = async (request: IncomingMessage, max: number): Promise<Buffer> => {
  if (Number(request.headers['content-length'] ?? 0) > max) throw tooLarge(max);
  if (request.headers['content-encoding'] !== undefined && request.headers['content-encoding'] !== 'identity')
    throw refuse('input/unreadable');
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > max) throw tooLarge(max);
      chunks.push(chunk);
    }
  } catch (error) {
    // A client that went away in the middle is its own fault, not ours.
    if ((error as { code?: string }).code === 'ECONNRESET') throw refuse('input/unreadable');
    throw error;
  }
  return Buffer.concat(chunks);
};

const tooLarge = (max: number) => {
  const [kilobytes, megabytes] = [max / 1024, max / 1024 / 1024];
  return refuse(
    'input/too-large',
    { bytesMax: max },
    `内容太大，最多 ${megabytes >= 1 ? `${megabytes} MB` : `${kilobytes} KB`}，请减少后再试`,
  );
};

/** A JSON object; nothing at all is an empty one. */
export const readJson = async (request: IncomingMessage, max: number): Promise<Record<string, unknown>> => {
  const text = (await readBytes(request, max)).toString('utf8');
  if (text.trim() === '') return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw refuse('input/unreadable');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refuse('input/unreadable');
  return parsed as Record<string, unknown>;
};
