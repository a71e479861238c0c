import type { Desk } from "../../src/core/store/work.ts";

/** The names of the photos that the newest report froze, in order. */
export async function reportPhotos(desk: Pick<Desk, "read">): Promise<readonly string[]> {
  return desk.read(async (work) => {
    const rows = await work.sql<{ name: string }[]>`
      select f.name from report_files r join files f on f.id = r.file_id
      where r.report_id = (select id from reports order by submitted_at desc limit 1) order by r.position`;
    return rows.map(({ name }) => name);
  });
}
