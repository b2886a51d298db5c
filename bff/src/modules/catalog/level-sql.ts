/** The levels of the store under the alias `st`, the nearest first. */
const nodesOfStore = [`CONCAT('store:', st.id)`, `CONCAT('franchisee:', st.owner_id)`, `CONCAT('branch:', st.branch_id)`, `'chain'`];

/** All of them, to stand in `IN (…)`. */
export const storeNodesSql = nodesOfStore.join(', ');

/** Joins to what each level of the store `st` says of the product `p`: by whole keys, which costs far less than a subselect each. */
export const sellsJoins = nodesOfStore
  .map((node, near) => `LEFT JOIN assortment a${near} ON a${near}.node = ${node} AND a${near}.product_id = p.id`)
  .join(' ');

/** What the nearest level says of whether the store sells the product, behind `sellsJoins`; null: none says anything. */
export const sellsSql = `COALESCE(${nodesOfStore.map((_, near) => `a${near}.sells`).join(', ')})`;
