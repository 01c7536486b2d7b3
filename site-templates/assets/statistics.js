// The methods of docs/statistics.md, step by step as the program works them out: a test runs both over many cases and holds them to the same figures.
"use strict";
(() => {
  const clamp = (x, low, high) => Math.min(Math.max(x, low), high);

  // Logarithm of the gamma function: Stirling's series after shifting the argument above 10.
  function logGamma(x) {
    let shift = 1;
    while (x < 10) { shift *= x; x++; }
    const r = 1 / (x * x);
    const series = 1 / 12 + r * (-1 / 360 + r * (1 / 1260 + r * (-1 / 1680 + r * (1 / 1188 + r * (-691 / 360360 + r / 156)))));
    return (x - .5) * Math.log(x) - x + .5 * Math.log(2 * Math.PI) + series / x - Math.log(shift);
  }

  // The standard normal distribution.
  const density = x => 1 / Math.sqrt(2 * Math.PI) * Math.exp(-x * x / 2);
  function tail(x) {
    if (x < 3) {
      let term = x, sum = x;
      for (let odd = 3; term > sum * 1e-17; odd += 2) { term *= x * x / odd; sum += term; }
      return .5 - density(x) * sum;
    }
    let value = x;
    for (let i = 150; i > 0; i--) value = x + i / value;
    return density(x) / value;
  }
  function twoSided(level) {
    const q = (1 - level) / 2, t = Math.sqrt(-2 * Math.log(q));
    let x = t - (2.515517 + t * (.802853 + t * .010328)) / (1 + t * (1.432788 + t * (.189269 + t * .001308)));
    for (let i = 0; i < 3; i++) {
      const step = (tail(Math.max(x, 0)) - q) / density(x);
      x += step / (1 + x * step / 2);
    }
    return x;
  }

  // Student's t.
  const likeNormal = 1e7;
  function beta(x, a, b) {
    if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
    const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
    return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
  }
  function fraction(x, a, b) {
    const tiny = 1e-300, nonzero = v => Math.abs(v) < tiny ? tiny : v;
    let c = 1, d = 1 / nonzero(1 - (a + b) * x / (a + 1)), value = d;
    for (let m = 1; m < 500; m++) {
      const even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonzero(1 + even * d);
      c = nonzero(1 + even / c);
      value *= c * d;
      const odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonzero(1 + odd * d);
      c = nonzero(1 + odd / c);
      value *= c * d;
      if (Math.abs(c * d - 1) < 1e-15) break;
    }
    return value;
  }
  const tailT = (t, freedom) => freedom >= likeNormal ? tail(t) : .5 * beta(freedom / (freedom + t * t), freedom / 2, .5);
  function twoSidedT(level, freedom) {
    const z = twoSided(level);
    if (freedom >= likeNormal) return z;
    const q = (1 - level) / 2;
    let low = z, high = 2 * z;
    while (tailT(high, freedom) > q) { low = high; high = 2 * high; }
    let t = clamp(z + z * (z * z + 1) / (4 * freedom), low, high);
    const scale = Math.exp(logGamma((freedom + 1) / 2) - logGamma(freedom / 2)) / Math.sqrt(freedom * Math.PI);
    for (let i = 0; i < 100; i++) {
      const over = tailT(t, freedom) - q;
      if (over > 0) low = t; else high = t;
      let next = t + over / (scale * Math.pow(1 + t * t / freedom, -(freedom + 1) / 2));
      next = next > low && next < high ? next : (low + high) / 2;
      if (Math.abs(next - t) <= 1e-11 * t) return next;
      t = next;
    }
    return t;
  }

  // One rate: Wilson. Intervals are in percent.
  const z95 = 1.959963984540054;
  function wilson(rate, n, z = z95) {
    const z2 = z * z, centre = (rate + z2 / (2 * n)) / (1 + z2 / n), half = z * Math.sqrt(rate * (1 - rate) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return { low: 100 * clamp(centre - half, 0, rate), high: 100 * clamp(centre + half, rate, 1) };
  }

  // Two rates: Newcombe.
  const side = (a, b, correlation) => Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  function combine(before, ofBefore, after, ofAfter, correlation) {
    const difference = 100 * (after - before), beforeLow = 100 * before - ofBefore.low, beforeHigh = ofBefore.high - 100 * before;
    const afterLow = 100 * after - ofAfter.low, afterHigh = ofAfter.high - 100 * after;
    return { low: Math.max(-100, difference - side(afterLow, beforeHigh, correlation)), high: Math.min(100, difference + side(afterHigh, beforeLow, correlation)) };
  }
  function independent(passBefore, nBefore, passAfter, nAfter, z = z95) {
    const before = passBefore / nBefore, after = passAfter / nAfter;
    return combine(before, wilson(before, nBefore, z), after, wilson(after, nAfter, z), 0);
  }
  function independentP(passBefore, nBefore, passAfter, nAfter) {
    if (passBefore / nBefore === passAfter / nAfter) return 1;
    let low = 0, high = 40;
    for (let i = 0; i < 80; i++) {
      const z = (low + high) / 2, interval = independent(passBefore, nBefore, passAfter, nAfter, z);
      if (interval.low > 0 || interval.high < 0) low = z; else high = z;
    }
    return 2 * tail(low);
  }
  function phi(both, onlyBefore, onlyAfter, neither) {
    const product = (both + onlyBefore) * (onlyAfter + neither) * (both + onlyAfter) * (onlyBefore + neither), excess = both * neither - onlyBefore * onlyAfter;
    const corrected = excess > 0 ? Math.max(excess - (both + onlyBefore + onlyAfter + neither) / 2, 0) : excess;
    return product <= 0 ? 0 : corrected / Math.sqrt(product);
  }
  function paired(both, onlyBefore, onlyAfter, neither, z = z95) {
    const n = both + onlyBefore + onlyAfter + neither, before = (both + onlyBefore) / n, after = (both + onlyAfter) / n;
    return combine(before, wilson(before, n, z), after, wilson(after, n, z), phi(both, onlyBefore, onlyAfter, neither));
  }

  // Paired verdicts: McNemar's exact test.
  function mcNemar(one, other) {
    const k = Math.min(one, other), n = one + other, point = Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) - n * Math.log(2));
    let term = point, fewer = 0;
    for (let i = k; i > 0 && term > fewer * 1e-17; i--) { term *= i / (n - i + 1); fewer += term; }
    return one === other ? 1 : Math.min(1, 2 * (point + fewer));
  }

  // Several verdicts an item: a rate clustered by item, and the difference of two of them.
  function freedomOf(items, residuals, fourths) {
    let kurtosis = fourths > 0 ? items * fourths / (residuals * residuals) : 3;
    kurtosis = kurtosis > 3 ? (kurtosis + 3) / 2 : kurtosis;
    return Math.max(1, 2 * items / Math.max(kurtosis - (items - 3) / (items - 1), 1e-6));
  }
  function clusteredRate(tallies) {
    let passed = 0, judged = 0, squares = 0, items = 0;
    for (const t of tallies) { passed += t.passed; judged += t.judged; squares += t.judged * t.judged; items += t.judged > 0 ? 1 : 0; }
    if (!items) return null;
    const rate = clamp(passed / judged, 0, 1), least = judged * judged / squares, alone = rate * (1 - rate) / judged;
    if (items < 2 || alone <= 0) return { rate, items, verdicts: judged, size: least, freedom: Math.max(1, items - 1) };
    let residuals = 0, fourths = 0;
    for (const t of tallies) { const r = t.passed - rate * t.judged; residuals += r * r; fourths += r * r * r * r; }
    const effect = items / (items - 1) * residuals / (judged * judged) / alone;
    return { rate, items, verdicts: judged, size: clamp(judged / effect, Math.min(least, judged), judged), freedom: freedomOf(items, residuals, fourths) };
  }
  function clusteredInterval(c, level) {
    const z = twoSided(level);
    if (c.items < 2) return wilson(c.rate, c.size, z);
    const t = c.size >= c.verdicts && c.verdicts <= c.items ? z : twoSidedT(level, c.freedom);
    return wilson(c.rate, c.size * z * z / (t * t), z);
  }
  function clusteredDifference(before, after) {
    const first = clusteredRate(before), second = clusteredRate(after);
    if (!first || !second) return null;
    let ab = 0, aa = 0, bb = 0;
    for (let i = 0; i < before.length; i++) {
      const a = before[i].passed - first.rate * before[i].judged, b = after[i].passed - second.rate * after[i].judged;
      ab += a * b; aa += a * a; bb += b * b;
    }
    const size = first.verdicts / first.items, corrected = ab > 0 ? Math.max(ab - size / 2, 0) : ab, correlation = aa * bb > 0 ? corrected / Math.sqrt(aa * bb) : 0;
    return level => first.items < 2 ? { low: -100, high: 100 } : combine(first.rate, clusteredInterval(first, level), second.rate, clusteredInterval(second, level), correlation);
  }

  // The paired permutation test over items: counted where that is quick, tried one by one where they are few, else drawn with a fixed seed.
  const draws = 19999, quickSteps = 40000000, mostTried = 14;
  const gcd = (a, b) => { while (b) [a, b] = [b, a % b]; return a; };
  function permutation(differences, quick = quickSteps) {
    let sizes = [], sum = 0, unit = 0;
    for (const d of differences) if (d !== 0) { sizes.push(Math.abs(d)); sum += d; unit = gcd(unit, Math.abs(d)); }
    if (!sizes.length) return { p: 1, drawn: false };
    sizes = sizes.sort((a, b) => a - b).map(s => s / unit);
    const observed = Math.abs(sum) / unit, total = sizes.reduce((a, b) => a + b, 0), isQuick = sizes.length * total <= quick, drawn = !isQuick && sizes.length > mostTried;
    return { p: drawn ? drawnP(sizes, observed) : isQuick ? countedP(sizes, observed, total) : triedP(sizes, observed, total), drawn };
  }
  function countedP(sizes, observed, total) {
    const chances = new Float64Array(total + 1);
    chances[0] = 1;
    let reach = 0;
    for (const step of sizes) {
      reach += step;
      for (let s = reach; s >= 0; s--) chances[s] = .5 * (chances[s] + (s >= step ? chances[s - step] : 0));
    }
    let p = 0;
    for (let s = 0; 2 * s <= total - observed; s++) p += chances[s];
    return observed === 0 ? 1 : Math.min(1, 2 * p);
  }
  function triedP(sizes, observed, total) {
    const patterns = 1 << (sizes.length - 1);
    let sum = total, asFar = 0, signs = 0;
    for (let pattern = 1; ; pattern++) {
      if (Math.abs(sum) >= observed) asFar++;
      if (pattern === patterns) return asFar / patterns;
      const turned = 31 - Math.clz32(pattern & -pattern);
      signs ^= 1 << turned;
      sum += (signs >> turned & 1) === 0 ? 2 * sizes[turned + 1] : -2 * sizes[turned + 1];
    }
  }
  // Steele, Lea and Flood's generator: 64 bits as two halves.
  function splitMix(seed) {
    let high = 0, low = seed >>> 0;
    const add = (h, l, h2, l2) => { const sum = (l >>> 0) + (l2 >>> 0); return [(h + h2 + (sum > 0xFFFFFFFF ? 1 : 0)) | 0, sum | 0]; };
    const shifted = (h, l, n) => [h ^ (h >>> n), l ^ ((l >>> n) | (h << (32 - n)))];
    function times(h, l, h2, l2) {
      const a = l & 0xFFFF, b = l >>> 16, c = l2 & 0xFFFF, d = l2 >>> 16, ac = a * c, ad = a * d, bc = b * c, middle = (ac >>> 16) + (ad & 0xFFFF) + (bc & 0xFFFF);
      const carry = b * d + (ad >>> 16) + (bc >>> 16) + (middle >>> 16);
      return [(carry + Math.imul(h, l2) + Math.imul(l, h2)) | 0, (middle << 16) | (ac & 0xFFFF)];
    }
    return () => {
      [high, low] = add(high, low, 0x9E3779B9 | 0, 0x7F4A7C15);
      let [h, l] = shifted(high, low, 30);
      [h, l] = times(h, l, 0xBF58476D | 0, 0x1CE4E5B9);
      [h, l] = shifted(h, l, 27);
      [h, l] = times(h, l, 0x94D049BB | 0, 0x133111EB);
      return shifted(h, l, 31);
    };
  }
  function drawnP(sizes, observed) {
    const next = splitMix(20260121);
    let asFar = 0;
    for (let draw = 0; draw < draws; draw++) {
      let sum = 0, bits = [0, 0];
      for (let i = 0; i < sizes.length; i++) {
        const at = i & 63;
        if (at === 0) bits = next();
        const bit = at < 32 ? bits[1] >>> at & 1 : bits[0] >>> (at - 32) & 1;
        sum += bit === 0 ? sizes[i] : -sizes[i];
      }
      if (Math.abs(sum) >= observed) asFar++;
    }
    return (asFar + 1) / (draws + 1);
  }

  // Many comparisons: Benjamini and Hochberg, with intervals to match.
  function adjust(ps) {
    const order = ps.map((_, i) => i).sort((a, b) => ps[a] - ps[b] || a - b), adjusted = new Array(ps.length);
    let least = 1;
    for (let rank = ps.length; rank > 0; rank--) {
      least = Math.min(least, ps[order[rank - 1]] * (ps.length / rank));
      adjusted[order[rank - 1]] = least;
    }
    return adjusted;
  }
  const levelOf = (family, selected, alpha = .05) => family === 0 ? 1 - alpha : 1 - alpha * Math.max(selected, 1) / family;

  const angle = rate => 2 * Math.asin(Math.sqrt(rate));
  const cohensH = (before, after) => angle(after) - angle(before);

  // The rate in percent with one decimal, half rounded up, in whole numbers.
  const rateOf = (pass, fail) => pass + fail <= 0 ? null : Math.floor((2000 * pass + pass + fail) / (2 * (pass + fail))) / 10;

  TK.statistics = { wilson, independent, independentP, paired, mcNemar, clusteredRate, clusteredInterval, clusteredDifference, permutation, adjust, levelOf, cohensH, rateOf, twoSided, draws };
})();
