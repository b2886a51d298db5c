/** An account as lists show it. */
export type ListedAccountRow = {
  readonly id: string;
  readonly merchant_id: string | null;
  readonly is_primary: number;
  readonly username: string;
  readonly real_name: string;
  readonly phone: string;
  readonly must_change: number;
  readonly enabled: number;
  readonly created_at: Date;
  readonly created_by: string;
  readonly last_sign_in_at: Date | null;
};

/** An account, its roles' permissions in one list with commas between them. */
export type AccountRow = ListedAccountRow & { readonly permissions: string | null };

export type RoleRow = {
  readonly id: string;
  readonly merchant_id: string | null;
  readonly name: string;
  readonly permissions: string;
  readonly created_at: Date;
  readonly updated_at: Date;
};

/** Keys as they stand in a column: with commas between them. */
export const keysOf = (list: string | null): string[] => (list === null ? [] : list.split(',').filter((key) => key !== ''));
