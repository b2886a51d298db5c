import type { JoinChannel } from '@mendian/shared/member/join-channel.ts';

export type MemberRow = {
  id: string;
  openid: string;
  unionid: string | null;
  nickname: string;
  phone: string | null;
  invoice_title: string | null;
  invoice_tax_no: string | null;
  birthday: string | null;
  birthday_told_day: string | null;
  created_at: Date;
  /** Null: from before it was recorded. */
  joined_by: JoinChannel | null;
  joined_store_id: string | null;
  joined_clerk_id: string | null;
  /** The campaign's code. */
  joined_code_id: string | null;
};

export type JoinCodeRow = {
  id: string;
  code: string;
  channel: 'store' | 'clerk' | 'campaign';
  /** Id of the store, the clerk or the campaign. */
  whose: string;
  store_id: string | null;
  clerk_id: string | null;
  name: string;
  created_by: string;
  created_at: Date;
  ended_at: Date | null;
};

export type AddressRow = {
  id: string;
  member_id: string;
  contact: string;
  phone: string;
  place: string;
  door: string;
  lat_e6: number;
  lng_e6: number;
  created_at: Date;
};
