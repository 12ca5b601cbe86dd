// Clock times of a place as moments, and back; summer time included.

/** @param {string} zone */
function parts(zone) {
  return new Intl.DateTimeFormat("en-CA", {timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit",
    day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit"});
}

/** How far the zone's clocks are ahead of UTC at a moment, in milliseconds. @param {number} moment @param {string} zone */
function ahead(moment, zone) {
  const at = Object.fromEntries(parts(zone).formatToParts(moment).map(({type, value}) => [type, Number(value)]));
  return Date.UTC(at.year, at.month - 1, at.day, at.hour, at.minute, at.second) - Math.floor(moment / 1000) * 1000;
}

/**
 * The moment when the zone's clocks show this. Of two such moments (the hour that comes twice in
 * autumn) the first; for a time the clocks skip in spring, as much later as they jump.
 * @param {string} day "2026-03-29"
 * @param {string} time "13:00"
 * @param {string} zone an IANA name
 * @returns {number | null} milliseconds; null when day or time is none
 */
export function momentOf(day, time, zone) {
  const naive = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(time) ? Date.parse(`${day}T${time}:00Z`) : NaN;
  if (Number.isNaN(naive)) return null;
  const DAY = 24 * 3_600_000;
  // Before and after any change of the clocks near it; the larger difference is the earlier moment.
  const found = [ahead(naive - DAY, zone), ahead(naive + DAY, zone)].map((offset) => naive - offset);
  const fitting = found.filter((moment) => moment + ahead(moment, zone) === naive);
  return fitting.length > 0 ? Math.min(...fitting) : Math.max(...found);
}

/**
 * What the zone's clocks show: for date and time fields.
 * @param {number} moment milliseconds
 * @param {string} zone
 * @returns {{day: string, time: string}}
 */
export function clockAt(moment, zone) {
  const local = new Date(moment + ahead(moment, zone)).toISOString();
  return {day: local.slice(0, 10), time: local.slice(11, 16)};
}
