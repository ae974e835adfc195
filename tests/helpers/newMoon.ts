/**
 * The instant of the new moon number k (0 is the one of 6 January 2000), as a day number of Beijing time with fraction.
 * @source J. Meeus, Astronomical Algorithms, 2nd edition 1998, chapter 49; ΔT by F. Espenak, J. Meeus, 2006.
 */
export function newMoon(k: number): number {
  const t = k / 1236.85;
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const mean = 2451550.09766 + 29.530588861 * k + 0.00015437 * t ** 2 - 0.00000015 * t ** 3 + 0.00000000073 * t ** 4;
  const e = 1 - 0.002516 * t - 0.0000074 * t ** 2;
  const m = rad(2.5534 + 29.1053567 * k - 0.0000014 * t ** 2 - 0.00000011 * t ** 3);
  const l = rad(201.5643 + 385.81693528 * k + 0.0107582 * t ** 2 + 0.00001238 * t ** 3 - 0.000000058 * t ** 4);
  const f = rad(160.7108 + 390.67050284 * k - 0.0016118 * t ** 2 - 0.00000227 * t ** 3 + 0.000000011 * t ** 4);
  const o = rad(124.7746 - 1.56375588 * k + 0.0020672 * t ** 2 + 0.00000215 * t ** 3);
  const terms: [number, number][] = [
    [-0.4072, l],
    [0.17241 * e, m],
    [0.01608, 2 * l],
    [0.01039, 2 * f],
    [0.00739 * e, l - m],
    [-0.00514 * e, l + m],
    [0.00208 * e * e, 2 * m],
    [-0.00111, l - 2 * f],
    [-0.00057, l + 2 * f],
    [0.00056 * e, 2 * l + m],
    [-0.00042, 3 * l],
    [0.00042 * e, m + 2 * f],
    [0.00038 * e, m - 2 * f],
    [-0.00024 * e, 2 * l - m],
    [-0.00017, o],
    [-0.00007, l + 2 * m],
    [0.00004, 2 * l - 2 * f],
    [0.00004, 3 * m],
    [0.00003, l + m - 2 * f],
    [0.00003, 2 * l + 2 * f],
    [-0.00003, l + m + 2 * f],
    [0.00003, l - m + 2 * f],
    [-0.00002, l - m - 2 * f],
    [-0.00002, 3 * l + m],
    [0.00002, 4 * l],
  ];
  const planets: [number, number][] = [
    [0.000325, 299.77 + 0.107408 * k - 0.009173 * t * t],
    [0.000165, 251.88 + 0.016321 * k],
    [0.000164, 251.83 + 26.651886 * k],
    [0.000126, 349.42 + 36.412478 * k],
    [0.00011, 84.66 + 18.206239 * k],
    [0.000062, 141.74 + 53.303771 * k],
    [0.00006, 207.14 + 2.453732 * k],
    [0.000056, 154.84 + 7.30686 * k],
    [0.000047, 34.52 + 27.261239 * k],
    [0.000042, 207.19 + 0.121824 * k],
    [0.00004, 291.34 + 1.844379 * k],
    [0.000037, 161.72 + 24.198154 * k],
    [0.000035, 239.56 + 25.513099 * k],
    [0.000023, 331.55 + 3.592518 * k],
  ];
  const corrected =
    mean +
    terms.reduce((sum, [weight, angle]) => sum + weight * Math.sin(angle), 0) +
    planets.reduce((sum, [weight, degrees]) => sum + weight * Math.sin(rad(degrees)), 0);
  const years = (corrected - 2451545) / 365.25;
  const deltaSeconds = 62.92 + 0.32217 * years + 0.005589 * years ** 2;
  return corrected - deltaSeconds / 86_400 + 8 / 24 - 2440587.5;
}

/** The new moon next to a day, as the number of its day in Beijing, with the number of the moon. */
export function newMoonNear(day: number): { k: number; on: number } {
  const k = Math.round((day + 2440587.5 - 2451550.1) / 29.530588861);
  const near = [k - 1, k, k + 1].map((each) => ({ k: each, on: Math.floor(newMoon(each)) }));
  return near.reduce((best, each) => (Math.abs(each.on - day) < Math.abs(best.on - day) ? each : best));
}
