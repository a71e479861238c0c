/**
 * Dates of a column as ISO, "" where one cannot be read. Years first, or last behind dots or slashes; whether day or month
 * comes first is told by the column as a whole, since 03/04 alone says nothing: day first, unless a second part is above 12.
 */
export function readDates(cells: readonly string[]): { readonly dates: readonly string[]; readonly unread: number } {
  const slashed = cells.map((cell) => /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})/.exec(cell));
  const isMonthFirst =
    slashed.some((parts) => Number(parts?.[2]) > 12) && !slashed.some((parts) => Number(parts?.[1]) > 12);
  const dates = cells.map((cell, at) => {
    const iso = /^\s*(\d{4})-?(\d{2})-?(\d{2})(?:[T ]([\d:.]+))?/.exec(cell);
    if (iso) return valid(iso[1], iso[2], iso[3]) + (iso[4] ? `T${iso[4]}` : "");
    const parts = slashed[at];
    if (!parts) return "";
    return isMonthFirst ? valid(parts[3], parts[1], parts[2]) : valid(parts[3], parts[2], parts[1]);
  });
  return { dates, unread: dates.filter((date) => date === "").length };
}

function valid(year = "", month = "", day = ""): string {
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDate ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
}
