import type { StoredTokens, TokenStore } from "../bots/platform-parts.ts";
import { sealText, unsealText } from "../core/domain/seal-text.ts";
import type { Database } from "../core/store/connect.ts";
import { readSealedTokens, renewSealedTokens } from "../core/store/platform-state.ts";

const purpose = "platform tokens";

/**
 * A platform's renewed tokens, sealed in the database. What was sealed with another key counts as never stored: the tokens of the
 * configuration are then used anew.
 */
export function tokenStore(database: Database, platform: string, secret: string): TokenStore {
  const open = (sealed: Buffer | null): StoredTokens | null => {
    const text = sealed === null ? null : unsealText(secret, purpose, sealed);
    return text === null ? null : (JSON.parse(text) as StoredTokens);
  };
  return {
    read: async () => open(await readSealedTokens(database, platform)),
    async renew(renew) {
      const renewed: { tokens: StoredTokens | null } = { tokens: null };
      await renewSealedTokens(database, platform, async (sealed) => {
        renewed.tokens = await renew(open(sealed));
        return sealText(secret, purpose, JSON.stringify(renewed.tokens));
      });
      if (renewed.tokens === null) throw new Error("tokens that were stored were never renewed");
      return renewed.tokens;
    },
  };
}
