const lineEnd = 0x0a;

/** Behind the last line end of these bytes; the whole of them when they are the file's last. Null: not one line ends in them. */
export const endOfLines = (bytes: Uint8Array, isLast: boolean): number | null => {
  if (isLast) return bytes.length;
  const end = bytes.lastIndexOf(lineEnd) + 1;
  return end === 0 ? null : end;
};
