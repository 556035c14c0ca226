/** Made by the build: the site as OpenNext packs it. */
declare module 'lectern:site' {
  const site: {
    fetch(request: Request, env: object, ctx: object): Promise<Response>;
  };
  export default site;
}

/** Made by the build: the path of every static file, and its content type. */
declare module 'lectern:static-files' {
  const types: Readonly<Record<string, string>>;
  export default types;
}
