/**
 * Arrays at addresses fixed when the kernel is compiled, so that reading one costs no more than the load.
 * They are zero at first and are never freed.
 */

@unmanaged
export class Doubles {
  [key: i32]: f64;

  @inline
  @operator("[]")
  get(index: i32): f64 {
    return load<f64>(changetype<usize>(this) + ((<usize>index) << 3));
  }

  @inline
  @operator("[]=")
  set(index: i32, value: f64): void {
    store<f64>(changetype<usize>(this) + ((<usize>index) << 3), value);
  }

  /** The numbers at `index` and `index + 1`. */
  @inline
  pair(index: i32): v128 {
    return v128.load(changetype<usize>(this) + ((<usize>index) << 3));
  }

  @inline
  setPair(index: i32, values: v128): void {
    v128.store(changetype<usize>(this) + ((<usize>index) << 3), values);
  }
}

@unmanaged
export class Integers {
  [key: i32]: i32;

  @inline
  @operator("[]")
  get(index: i32): i32 {
    return load<i32>(changetype<usize>(this) + ((<usize>index) << 2));
  }

  @inline
  @operator("[]=")
  set(index: i32, value: i32): void {
    store<i32>(changetype<usize>(this) + ((<usize>index) << 2), value);
  }
}
