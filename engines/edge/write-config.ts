import { mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { dirname, relative } from 'node:path';

/** The day whose behaviour of workerd the site was tested with. */
const compatibilityDate = '2026-11-01';

export interface EdgeConfig {
  /** Where to write. */
  readonly path: string;
  /** The module, and the folder of its static files. */
  readonly module: string;
  readonly assets: string;
  readonly host: string | undefined;
  readonly port: number;
  /** Names of the variables that the site sees. Their values stay in workerd's own environment: nothing secret is written. */
  readonly variables: readonly string[];
  /** Certificates (PEM) that are believed beside those that browsers believe. */
  readonly certificates?: readonly string[];
}

/** Writes workerd's configuration: the module, its static files, its network, and where it listens. */
export function writeConfig({ path, module, assets, host, port, variables, certificates = [] }: EdgeConfig): void {
  mkdirSync(dirname(path), { recursive: true });
  const sockets = addressesOf(host).map(
    (address, index) =>
      `(name = "http-${index}", address = ${text(`${address}:${port}`)}, http = (), service = "site")`,
  );
  const bindings = [
    '(name = "ASSETS", service = "assets")',
    ...variables.map((name) => `(name = ${text(name)}, fromEnvironment = ${text(name)})`),
  ];
  const embedded = relative(dirname(path), module);
  const trusted = certificates.map(text).join(', ');
  writeFileSync(
    path,
    `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "site", worker = .site),
    (name = "assets", disk = (path = ${text(assets)}, writable = false)),
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true, trustedCertificates = [${trusted}]))),
  ],
  sockets = [
    ${sockets.join(',\n    ')},
  ],
);

const site :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed ${text(embedded)})],
  compatibilityDate = ${text(compatibilityDate)},
  bindings = [
    ${bindings.join(',\n    ')},
  ],
  globalOutbound = "internet",
);
`,
  );
}

/** Text as Cap'n Proto's own language writes it. */
const text = (value: string) => JSON.stringify(value);

function addressesOf(host: string | undefined): string[] {
  if (host) return [host.includes(':') ? `[${host}]` : host];
  const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));
  return ['127.0.0.1', ...(hasIpv6 ? ['[::1]'] : [])];
}
