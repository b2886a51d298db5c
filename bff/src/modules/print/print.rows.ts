import type { PaperMm } from '@mendian/shared/print/ticket.ts';
import type { PrintKind, PrintState } from '@mendian/shared/print/print-status.ts';

export type PrinterRow = {
  id: string;
  store_id: string;
  name: string;
  paper_mm: PaperMm;
  kinds: string;
  kinds_since: Date;
  used_by: string | null;
  created_at: Date;
  removed_at: Date | null;
};

export type PrintJobRow = {
  id: string;
  store_id: string;
  printer_id: string;
  kind: PrintKind;
  order_id: string | null;
  shift_id: string | null;
  copy: number;
  state: PrintState;
  /** It may have come out before. */
  doubtful: number;
  attempts: number;
  reason: string;
  asked_by: string;
  why: string;
  taken_by: string | null;
  lease_until: Date | null;
  ended_by: string;
  made_at: Date;
  taken_at: Date | null;
  ended_at: Date | null;
};

/** Stands for the printer where a slip was printed as a page of a browser. */
export const pagePrinter = 'page';
