import fc from "fast-check";

// The same examples each time, so that a change is judged by what it changes: other examples are looked for on purpose,
// with FAST_CHECK_SEED=$RANDOM.
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261) });
