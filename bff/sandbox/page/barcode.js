/** Code 128: the widths of bars and spaces of each value, from the standard. */
const widths = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const startC = 105;
const stop = '2331112';

/** A line of digits, an even number of them, as a barcode that any scanner reads. */
export const barcode = (digits) => {
  const values = [startC, ...digits.match(/\d\d/g).map(Number)];
  const check = values.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % 103;
  const runs = [...[...values, check].map((value) => widths[value]).join(''), ...stop].map(Number);
  let x = 0;
  let bars = '';
  runs.forEach((width, index) => {
    if (index % 2 === 0) bars += `M${x} 0h${width}v1h-${width}z`;
    x += width;
  });
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('viewBox', `0 0 ${x} 1`);
  picture.setAttribute('preserveAspectRatio', 'none');
  picture.setAttribute('class', 'barcode');
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', '条形码');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', bars);
  picture.append(path);
  return picture;
};
