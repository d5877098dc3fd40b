import { afterEach, expect, it } from "vitest";
import { baseRateText } from "../../src/charts/BaseRateBand";
import { setLocale } from "../../src/model/locale";

afterEach(() => setLocale("en-US"));

it("writes the base rate's interval as the locale does, the sign once", () => {
  expect(baseRateText(20)).toBe("65% (45 – 81%)");
  setLocale("tr-TR");
  expect(baseRateText(20)).toBe("%65 (%45 – 81)");
});
