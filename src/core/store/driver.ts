import { createRequire, registerHooks } from "node:module";
import type Postgres from "postgres";

/**
 * The database driver, mended while it is loaded. postgres 3.4.9, when a connection breaks inside a transaction, writes its own
 * rollback to a socket that is no more, which ends the process (its issues 1066, 1154, 1208); and what the dead transaction still has to say
 * may run on a new connection, outside of any transaction (1155, 1216). The mends are those proposed there (1209, 1215). A version whose
 * text differs is refused, so that whoever raises the version looks here.
 */
const mends: readonly { readonly file: string; readonly from: string; readonly to: string }[] = [
  {
    file: "connection.js",
    from: "    const x = socket.write(chunk, fn)\n",
    to: `    if (socket === null) {
      nextWriteTimer !== null && clearImmediate(nextWriteTimer)
      chunk = nextWriteTimer = null
      error(Errors.connection('CONNECTION_CLOSED', options))
      query = null
      return false
    }
    const x = socket.write(chunk, fn)\n`,
  },
  {
    file: "connection.js",
    from: "    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
    to: `    if (query || sent.length)
      error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = results = errorResponse = chunk = nextWriteTimer = null
    ended && (ended(), ending = ended = null)\n`,
  },
  {
    // Asked for on every new connection, and nobody hears of its failure: the connection's own end is told to whoever waits for it.
    file: "connection.js",
    from: "        return fetchArrayTypes()\n",
    to: "        return fetchArrayTypes().catch(() => undefined)\n",
  },
  {
    file: "index.js",
    from: "    let savepoints = 0\n      , connection\n",
    to: "    let savepoints = 0\n      , lost = null\n      , connection\n",
  },
  {
    file: "index.js",
    from: "new Promise((_, reject) => connection.onclose = reject)",
    to: "new Promise((_, reject) => connection.onclose = e => { lost = e; reject(e) })",
  },
  {
    file: "index.js",
    from: "        q.catch(e => uncaughtError || (uncaughtError = e))\n",
    to: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)\n`,
  },
];

const require = createRequire(import.meta.url);
const mended = new Set<object>();
const hooks = registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const file = /\/node_modules\/postgres\/cjs\/src\/(\w+\.js)$/.exec(url)?.[1];
    const wanted = mends.filter((mend) => mend.file === file);
    if (wanted.length === 0) return loaded;
    if (loaded.source === undefined || loaded.source === null)
      throw new Error(`the database driver has no text: ${url}`);
    let source =
      typeof loaded.source === "string" ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString();
    for (const mend of wanted) {
      if (source.split(mend.from).length !== 2)
        throw new Error(`the database driver changed: see ${import.meta.filename}`);
      source = source.replace(mend.from, () => mend.to);
      mended.add(mend);
    }
    return { ...loaded, source };
  },
});

// drizzle loads the driver too, perhaps before us, and never uses it: what we hand it decides.
for (const known of Object.keys(require.cache)) {
  if (/\/node_modules\/postgres\/cjs\//.test(known.replaceAll("\\", "/"))) delete require.cache[known];
}

/** The driver's entry, from its CommonJS build. */
export const postgres = require("postgres") as typeof Postgres;
hooks.deregister();
if (mended.size < mends.length) throw new Error("the database driver was loaded without its mends");
