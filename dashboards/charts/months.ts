/** The first instant of a month ("2026-01"), in UTC. */
export const startOfMonth = (month: string): Date =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 1));

/** The instant at which a month is over. */
export const endOfMonth = (month: string): Date =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7))));

/** The middle of a span of months, both ends included. */
export const middleOf = (span: { readonly from: string; readonly to: string }): Date =>
  new Date((startOfMonth(span.from).getTime() + endOfMonth(span.to).getTime()) / 2);

/** How many months a span has. */
export const monthsIn = (span: { readonly from: string; readonly to: string }): number =>
  Math.round((endOfMonth(span.to).getTime() - startOfMonth(span.from).getTime()) / (30.4375 * 86_400_000));
