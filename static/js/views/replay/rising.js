// Looking up in a list that never falls.

/**
 * How many of a rising list are at most `limit`.
 * @template T
 * @param {ArrayLike<T>} rising @param {number} limit @param {(each: T) => number} [of] what of each is compared
 */
export function till(rising, limit, of = Number) {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(rising[middle]) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
