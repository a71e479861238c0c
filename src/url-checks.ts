/** Whether a text is a whole URL of one of the protocols (each with its colon) that names a host. */
export const isUrl = (text: string, protocols: readonly string[]): boolean => {
  const url = URL.parse(text);
  return url !== null && protocols.includes(url.protocol) && url.hostname !== "" && !/\s/.test(text);
};

/** Whether a text is a whole http or https URL. */
export const isWebUrl = (text: string): boolean => isUrl(text, ["http:", "https:"]);

/** A base address as others are appended to it. */
export const withoutSlash = (url: string): string => url.replace(/\/+$/, "");
