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
