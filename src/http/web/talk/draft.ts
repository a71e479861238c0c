const key = "fixline.draft.";

/** The words that were typed for this spot and not sent, from this tab. */
export function readDraft(storage: Storage, spot: string): string {
  return storage.getItem(key + spot) ?? "";
}

/** Keeps the words typed so far; none takes the draft away. A storage that refuses costs only the draft. */
export function keepDraft(storage: Storage, spot: string, text: string): void {
  try {
    if (text === "") storage.removeItem(key + spot);
    else storage.setItem(key + spot, text);
  } catch {
    return;
  }
}
