/**
 * Makes a look-up by key over a list of the catalogue.
 * The returned function throws RangeError for a key that is not there: the catalogue is wrong then, not the caller.
 */
export const indexByKey = <T extends { readonly key: string }>(items: readonly T[]): ((key: string) => T) => {
  const byKey = new Map(items.map((item) => [item.key, item]));
  return (key) => {
    const item = byKey.get(key);
    if (item === undefined) throw new RangeError(`the catalogue has no "${key}"`);
    return item;
  };
};
