import type { AddressViewData } from '@mendian/shared/member/member.contract.ts';
import type { Reads } from '../../platform/sql.ts';
import type { AddressRow } from './member.rows.ts';

const columns = 'id, contact, phone, place, door, lat_e6, lng_e6';

/** A member's own address; another's does not exist. */
export const readAddress = async (sql: Reads, memberId: string, addressId: string): Promise<AddressViewData | null> => {
  const row = await sql.one<AddressRow>(`SELECT ${columns} FROM address WHERE id = ? AND member_id = ?`, [addressId, memberId]);
  return row === null ? null : presentAddress(row);
};

/** The newest first. */
export const readAddresses = async (sql: Reads, memberId: string): Promise<AddressViewData[]> => {
  const rows = await sql.all<AddressRow>(`SELECT ${columns} FROM address WHERE member_id = ? ORDER BY created_at DESC, id DESC`, [
    memberId,
  ]);
  return rows.map(presentAddress);
};

const presentAddress = ({ id, contact, phone, place, door, lat_e6: latE6, lng_e6: lngE6 }: AddressRow): AddressViewData => ({
  id,
  contact,
  phone,
  place,
  door,
  latE6,
  lngE6,
});
