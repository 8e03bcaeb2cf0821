// Random numbers with a seed.

/**
 * mulberry32, whose state are 32 bits.
 * @param {number} seed
 */
export function randomNumbers(seed) {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @type {(below: number) => number} */
  const whole = (below) => Math.floor(random() * below);
  /** @type {<T>(all: T[]) => T} */
  const oneOf = (all) => all[whole(all.length)];
  return { random, whole, oneOf };
}
