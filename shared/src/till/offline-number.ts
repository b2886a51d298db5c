/** What begins the number on a receipt that was printed without a network: `断网 1126-0007`. */
export const offlineWord = '断网';
