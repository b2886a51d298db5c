export type TerminalRow = { id: string; store_id: string; name: string; secret_hash: string; bound_at: Date; ended_at: Date | null };

export type TerminalCodeRow = { code_hash: string; store_id: string; expires_at: Date; used_at: Date | null; terminal_id: string | null };

export type ClerkRow = {
  id: string;
  store_id: string;
  number: string;
  name: string;
  pin_hash: string;
  wrong_tries: number;
  locked_until: Date | null;
  ended_at: Date | null;
};
