/** Text files that the build puts into the bundle. */
declare module "*.ftl" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape that the build's text loader gives
  export default text;
}

/** Style sheets: the build gathers them beside the script. */
declare module "*.css";
