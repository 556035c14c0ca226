// An OpenID Connect provider on loopback, for the browser tests: certified code, its own sign-in and consent pages.
// Whoever signs in is who they say; a name that begins with "unverified" has an address that nobody has checked.
// Prints its issuer when it answers, and ends with the process that started it.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer();
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const issuer = `http://127.0.0.1:${server.address().port}`;
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'lectern',
      client_secret: 'a secret of the school',
      redirect_uris: ['http://localhost/api/auth/callback/school'],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  cookies: { keys: ['a key of the school'] },
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale'] },
  pkce: { required: () => true },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      email: id.includes('@') ? id : `${id}@school.example`,
      email_verified: !id.startsWith('unverified'),
      name: `${id.split('@')[0]} of the school`,
      locale: 'en',
    }),
  }),
});
// The app's port is not known yet: any port of this machine will do.
provider.Client.prototype.redirectUriAllowed = (uri) =>
  /^http:\/\/localhost:\d+\/api\/auth\/callback\/school$/.test(uri);
server.on('request', provider.callback());
process.on('disconnect', () => process.exit());
console.log(issuer);
