/** Whether a row stands for all that is too small to stand by itself: it is drawn, but never called the first of anything. */
export const isPooled = ({ key }: { readonly key: string }): boolean => key === "other";
