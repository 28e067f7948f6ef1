type Numbers = Uint8Array | Uint32Array | Float32Array | Float64Array

/** A list of numbers that grows by doubling. */
export interface GrowingArray<T extends Numbers> {
  readonly length: number
  push(value: number): void
  pushAll(
    values: ArrayLike<number> & { subarray(start: number, end: number): ArrayLike<number> },
    count: number,
  ): void
  /** What was pushed; no copy, so nothing may be pushed afterwards. */
  taken(): T
}

/** An empty list, of the kind of `create`. */
export function growingArray<T extends Numbers>(create: (size: number) => T): GrowingArray<T> {
  let values = create(1024)
  let length = 0
  const makeRoom = (more: number) => {
    if (length + more <= values.length) return
    const larger = create(Math.max(length + more, values.length * 2))
    larger.set(values)
    values = larger
  }
  return {
    get length() {
      return length
    },
    push(value) {
      makeRoom(1)
      values[length++] = value
    },
    pushAll(more, count) {
      makeRoom(count)
      values.set(more.subarray(0, count), length)
      length += count
    },
    taken: () => values.subarray(0, length) as T,
  }
}
