import pino, { type Logger } from 'pino';

export type Log = Logger;

/** JSON lines on standard output. Tokens, codes, phones and bodies are never given to it; these paths are a second fence. */
export const openLog = (level: string): Log =>
  pino({
    level,
    base: null,
    redact: {
      paths: ['token', 'secret', 'pin', 'code', 'phone', 'authorization', '*.token', '*.secret', '*.pin', '*.phone', '*.authorization'],
      censor: '•••',
    },
    serializers: { err: errorWithoutSecrets },
  });

/** Errors of HTTP libraries carry requests with keys in them: only name, code, message and stack are logged. */
const errorWithoutSecrets = (error: unknown) => {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code, reason } = error as Error & { code?: unknown; reason?: unknown };
  return { type: error.name, message: error.message, code, reason, stack: error.stack };
};
