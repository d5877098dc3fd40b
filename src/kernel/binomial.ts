import { Doubles } from "./arrays";
import { cipher, uniform, word } from "./threefry";

const TABLE: i32 = 256;
const FEW: i32 = 12;
const logFactorials = changetype<Doubles>(memory.data(8 * TABLE));
for (let n = 2; n < TABLE; n++) logFactorials[n] = logFactorials[n - 1] + Math.log(<f64>n);

/** log n!, from a table or, beyond it, Stirling's series. */
function logFactorial(n: i32): f64 {
  if (n < TABLE) return logFactorials[n];
  const x = <f64>n;
  const inverse = 1 / x;
  return (
    (x + 0.5) * Math.log(x) - x + 0.9189385332046728 + inverse * (1 / 12.0 - (inverse * inverse) / 360.0)
  );
}

/** How many of n come under p, from one uniform: probabilities are taken off it from the mode outward. */
function fromMode(n: i32, p: f64, u: f64): i32 {
  const mode = min(n, <i32>(<f64>(n + 1) * p));
  const odds = p / (1 - p);
  const logMass =
    logFactorial(n) -
    logFactorial(mode) -
    logFactorial(n - mode) +
    <f64>mode * Math.log(p) +
    <f64>(n - mode) * Math.log(1 - p);
  const mass = Math.exp(logMass);
  let rest = u - mass;
  let low = mode;
  let high = mode;
  let lowMass = mass;
  let highMass = mass;
  while (rest >= 0 && (low > 0 || high < n)) {
    if (low > 0) {
      lowMass *= <f64>low / (<f64>(n - low + 1) * odds);
      low--;
      rest -= lowMass;
      if (rest < 0) return low;
    }
    if (high < n) {
      highMass *= (<f64>(n - high) * odds) / <f64>(high + 1);
      high++;
      rest -= highMass;
      if (rest < 0) return high;
    }
  }
  return mode;
}

/** How many of n members go along with a split, each with chance p, from the split's own key.
 * Few are asked one by one; of many the number is drawn, so that work does not grow with members. */
export function binomial(n: i32, p: f64, key: u64, stratum: i32): i32 {
  if (p <= 0 || n == 0) return 0;
  if (p >= 1) return n;
  const k0 = <u32>key;
  const k1 = <u32>(key >> 32);
  if (n > FEW) return fromMode(n, p, uniform(<u32>cipher(k0, k1, <u32>stratum, 0)));
  let taken = 0;
  for (let member = 0; member < n; member += 2) {
    const pair = cipher(k0, k1, <u32>stratum, <u32>(member >> 1));
    taken += <i32>(uniform(word(pair, 0)) < p);
    if (member + 1 < n) taken += <i32>(uniform(word(pair, 1)) < p);
  }
  return taken;
}
