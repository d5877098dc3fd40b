/* Native baseline for the benchmark: the written model (src/model/README.md) for one fixed scenario,
 * scalar C, one thread. Build and run:
 *   gcc -O3 -march=native -o baseline baseline.c -lm && ./baseline 1000000
 * Prints runs, risk of falling apart, causes, and runs per second. Same scenario: tests/bench/scenario.json.
 * Members of a group are exchangeable, so a group needs only a count and the hazard left until its
 * next exit (Renyi: the next of n unit exponentials comes after Exp(1)/n). Work per quarter is
 * therefore O(groups), whatever the number of members.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { T = 20, G = 9, K = 2, Q = 4, NOTICE = 1, COMMIT = 4, SPN = 2, SPR = 4, GRACE = 2, RING = T + 16 };
static const double DT = 0.25, Z95 = 1.6448536269514722;
static const double VLO[G] = {30e6, 30e6, 20e6, 15e6, 15e6, 10e6, 8e6, 8e6, 10e6};
static const double VHI[G] = {200e6, 250e6, 120e6, 100e6, 120e6, 80e6, 60e6, 60e6, 90e6};
static const double HAZ[G] = {.04, .05, .05, .07, .07, .06, .06, .04, .06};
static const double JOINS = 1.5;
static const int POOL = 12;
static const double ONSET[K] = {.2, .2}, LASTS[K] = {1.4, 1.0}, XM[K] = {1.5, 1}, XS[K] = {2, 1}, XV[K] = {1, .5};

static inline uint32_t rotl(uint32_t x, int r) { return x << r | x >> (32 - r); }
/* Threefry-2x32, 20 rounds (Salmon et al. 2011): counter (run, purpose<<16|index/2) -> two words. */
static double uniform(uint32_t run, uint32_t purpose, uint32_t index) {
  const uint32_t k0 = 0x1234567, k1 = 0x89abcde, k2 = 0x1BD11BDAu ^ k0 ^ k1;
  uint32_t a = run + k0, b = (purpose << 16 | index >> 1) + k1;
#define MIX(r) a += b; b = rotl(b, r) ^ a;
  MIX(13) MIX(15) MIX(26) MIX(6) a += k1; b += k2 + 1;
  MIX(17) MIX(29) MIX(16) MIX(24) a += k2; b += k0 + 2;
  MIX(13) MIX(15) MIX(26) MIX(6) a += k0; b += k1 + 3;
  MIX(17) MIX(29) MIX(16) MIX(24) a += k1; b += k2 + 4;
  MIX(13) MIX(15) MIX(26) MIX(6) a += k2; b += k0 + 5;
  return ((index & 1 ? b : a) + 0.5) * 0x1p-32;
}
static double exponential(uint32_t run, uint32_t purpose, uint32_t index) { return -log(uniform(run, purpose, index)); }
static double normal(double p) { /* Acklam's inverse normal CDF */
  static const double a[] = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00},
    b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01, -1.328068155288572e+01},
    c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00, -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00},
    d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
  if (p < 0.02425 || p > 1 - 0.02425) {
    double s = p < 0.5 ? 1 : -1, q = sqrt(-2 * log(p < 0.5 ? p : 1 - p));
    return s * (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) / ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
  }
  double q = p - 0.5, r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q / (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}
typedef struct { double mu, sigma; } Lognormal;
static Lognormal between(double p5, double p95) { return (Lognormal){(log(p5) + log(p95)) / 2, (log(p95) - log(p5)) / (2 * Z95)}; }
static double draw(Lognormal d, uint32_t run, uint32_t purpose, uint32_t index) { return exp(d.mu + d.sigma * normal(uniform(run, purpose, index))); }

static uint32_t duesHistogram[T << 12];
static double alive[T + 1], members[T], collapsed[4];

int main(int argc, char **argv) {
  const int runs = argc > 1 ? atoi(argv[1]) : 1000000;
  const Lognormal frontier = between(4e8, 1.6e9), growth = between(2.0, 2.9), valueGrowth = between(1.2, 1.9), overrun = between(.8, 1.8);
  Lognormal value[G];
  for (int g = 0; g < G; g++) value[g] = between(VLO[g], VHI[g]);
  struct timespec t0, t1;
  clock_gettime(CLOCK_MONOTONIC, &t0);
  for (int r = 0; r < runs; r++) {
    double F = draw(frontier, r, 0, 0), lg = log(draw(growth, r, 0, 1)), lv = log(draw(valueGrowth, r, 0, 2));
    double n[G], next[G], v0[G];
    int committed[G], notice[G], exits[G], arrived = 0, pool = POOL;
    unsigned char matures[G][RING] = {{0}}, leaves[G][RING] = {{0}};
    for (int g = 0; g < G; g++) {
      v0[g] = draw(value[g], r, 1, g);
      n[g] = 0; notice[g] = 0; exits[g] = 0;
      committed[g] = g < 8; matures[g][COMMIT] = g < 8;
      next[g] = exponential(r, 16 + g, 0); /* in units of hazard x members at risk */
    }
    double nextArrival = exponential(r, 7, 0), sponsorLeft = exponential(r, 8, 0), nextSplit = exponential(r, 3, 0);
    int sponsorDraw = 1, splits = 1, stops = 1 << 20, returns = 1 << 20;
    double shockLeft[K]; int shockOn[K] = {0}, shockDraw[K];
    for (int k = 0; k < K; k++) { shockLeft[k] = exponential(r, 32 + k, 0); shockDraw[k] = 1; }
    double reserve = 0, slip = 0, training = 0, leftIn[T], activeAt[T];
    int bad = 0, cause = 0;
    for (int t = 0; t < T; t++) {
      double y = t * DT, A = 0, M = 0;
      for (int g = 0; g < G; g++) {
        int c = matures[g][t]; n[g] += c; committed[g] -= c;
        notice[g] -= leaves[g][t];
        A += n[g] + committed[g]; M += n[g] + committed[g] + notice[g];
      }
      activeAt[t] = A; alive[t]++; members[t] += A;
      double xm = 1, xs = 1, xv = 1;
      for (int k = 0; k < K; k++) {
        shockLeft[k] -= (shockOn[k] ? 1 / LASTS[k] : ONSET[k]) * DT;
        if (shockLeft[k] <= 0) { shockOn[k] ^= 1; shockLeft[k] = exponential(r, 32 + k, shockDraw[k]++); }
        if (shockOn[k]) { xm *= XM[k]; xs *= XS[k]; xv *= XV[k]; }
      }
      if (t % Q == 0) training = F * .25 * exp(.4 * lg * y) * draw(overrun, r, 4, t / Q) / Q;
      double bill = training + 30e6 * DT, sponsor = 0, lost = 0;
      if (t == returns) { stops = returns = 1 << 20; sponsorLeft = exponential(r, 8, sponsorDraw++); }
      if (stops == 1 << 20) {
        sponsorLeft -= .10 * xs * DT;
        if (sponsorLeft <= 0) { stops = t + SPN; if (uniform(r, 9, sponsorDraw) < .25) returns = stops + SPR; }
      }
      if (t < stops) sponsor = fmin(bill * .6, 2e9 * DT); else lost = 1;
      double target = bill * 2;
      if (t == 0) reserve = target;
      double levy = fmin(.05 * bill, fmax(0, target - reserve)), need = bill - sponsor + levy;
      double lag = .33 + .24 * y + slip, scale = exp(lv * y - .5 * lag) * xv, claims = 0;
      for (int g = 0; g < G; g++) claims += v0[g] * (n[g] + committed[g] + notice[g]);
      double rate = claims > 0 ? need / (claims * scale) : 0, paid = claims > 0 ? need : 0; /* proportional: dues per dollar of value */
      double rho = fmin(50, 4 * rate / (1 - .3 * (1 - fmin(1, 4 / fmax(A, 1)))));
      double shortfall = bill - sponsor - paid;
      if (shortfall < 0) { reserve -= shortfall; shortfall = 0; }
      double drawn = fmin(shortfall, reserve), funded = 1 - (shortfall - drawn) / bill;
      reserve -= drawn;
      float mean = M > 0 ? (float)(4 * paid / M) : 0; uint32_t bits; memcpy(&bits, &mean, 4);
      duesHistogram[t << 12 | (bits >> 16 & 0xfff)]++;
      double past = 0; for (int q = t > 4 ? t - 4 : 0; q < t; q++) past += leftIn[q];
      double base = activeAt[t > 4 ? t - 4 : 0], x = base > 0 ? fmin(1, past / base) : 0;
      double pressure = exp(4 * x) * xm * (1 + .5 * lost) * DT, gone = 0;
      for (int g = 0; g < G; g++) {
        if (n[g] > 0) {
          double h = (HAZ[g] + .6 * fmax(0, rho - 1)) * pressure;
          int k = 0;
          while (n[g] > 0 && h * n[g] >= next[g]) { h -= next[g] / n[g]; n[g]--; k++; next[g] = exponential(r, 16 + g, ++exits[g]); }
          next[g] -= h * n[g];
          gone += k; notice[g] += k; leaves[g][t + 1 + NOTICE] += k;
        }
        if (g == 8 && rho <= 1) {
          nextArrival -= JOINS * DT / xm;
          while (nextArrival <= 0) { nextArrival += exponential(r, 7, ++arrived); if (pool > 0) { pool--; committed[g]++; matures[g][t + 1 + COMMIT]++; } }
        }
      }
      nextSplit -= .006 * A * DT;
      while (nextSplit <= 0) {
        double phi = .15 + .35 * uniform(r, 5, splits);
        int i = splits * 64;
        for (int g = 0; g < G; g++) {
          int k = 0;
          for (int m = n[g]; m > 0; m--) k += uniform(r, 6, i++) < phi;
          n[g] -= k; gone += k; notice[g] += k; leaves[g][t + 1 + NOTICE] += k;
        }
        nextSplit += exponential(r, 3, splits++);
      }
      leftIn[t] = gone;
      slip += (1 - funded) * DT;
      bad = funded < .75 ? bad + 1 : 0;
      double left = 0; for (int g = 0; g < G; g++) left += n[g] + committed[g];
      cause = left < 4 ? 1 : bad >= GRACE ? 2 : .33 + .24 * (y + DT) + slip >= 2 ? 3 : 0;
      if (cause) break;
    }
    collapsed[cause]++;
  }
  clock_gettime(CLOCK_MONOTONIC, &t1);
  double s = (t1.tv_sec - t0.tv_sec) + (t1.tv_nsec - t0.tv_nsec) / 1e9;
  printf("{\"runs\": %d, \"risk\": %.5f, \"quorum\": %.5f, \"funds\": %.5f, \"obsolete\": %.5f, \"seconds\": %.3f, \"runsPerSecond\": %.0f}\n",
         runs, 1 - collapsed[0] / runs, collapsed[1] / runs, collapsed[2] / runs, collapsed[3] / runs, s, runs / s);
  return 0;
}
