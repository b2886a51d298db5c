/**
 * What people choose first and what is tried first, of eight signs and more; rows of one sign and repetitions are found by rule.
 * In small letters.
 */
export const firstGuesses: ReadonlySet<string> = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword pa55word
  iloveyou iloveyou1 princess sunshine football baseball superman starwars trustno1 whatever welcome1 welcome123 changeme changeme123
  qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjk asdfghjkl zxcvbnm1 zxcvbnm123 qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4
  qazwsx123 qweasdzxc qwe123456 asd123456 zxc123456 aaa123456 abc123456 abc12345 abcd1234 abcd12345 a1234567 a12345678 a123456789 aa123456
  aa12345678 q1234567 q12345678 w1234567 z1234567 z12345678 x1234567 123456ab 123456aa 123456abc 123456qq 12345678a 123456789a 1234qwer
  123qweasd 1234abcd 147258369 123698745 159357456 741852963 789456123 987654321a 135792468 246813579 13145200 5201314a 52013145 1314520a
  woaini520 woaini521 woaini123 woaini1314 woaiwojia woshishui nihao123 wodemima zhang123 wang1234 liu12345 caonima1
  admin123 admin1234 admin12345 admin123456 administrator adminadmin root1234 root123456 test1234 test12345 test123456 guest123 user1234
  mendian123 mendian2026 caiwu123 dianzhang123 jiameng123 zongbu123 fengongsi123
  88888888a 66666666a 11111111a 00000000a 20202020 20252025 20262026 19491001 20080808 19900101 19800101`
    .trim()
    .split(/\s+/),
);
