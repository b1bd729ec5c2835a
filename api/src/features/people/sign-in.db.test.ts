import { aService, type TestService } from '../../testing/a-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const REQUEST = `mutation RequestSignInCode($email: String!) { requestSignInCode(email: $email) {
  __typename ... on Done { message } ... on PersonRefusal { message reason field } } }`;
const SIGN_IN = `mutation SignIn($email: String!, $code: String!) { signIn(email: $email, code: $code) {
  __typename ... on Me { id email role } ... on PersonRefusal { message reason field } } }`;
const ME = '{ me { id email role homeArea { path } officer { id } } }';

test('a resident signs in with the code from the mail, and out again', async () => {
  const browser = service.browser();
  const asked = await browser.ask(REQUEST, { email: ' Ann@Example.org ' });
  expect(asked.data.requestSignInCode.__typename).toBe('Done');
  const [mail] = await service.mailsTo('ann@example.org');
  const code = mail?.text.match(/\b\d{6}\b/)?.[0] as string;
  const { data, cookies } = await browser.ask(SIGN_IN, {
    email: 'ann@example.org',
    code: `${code.slice(0, 3)} ${code.slice(3)} `,
  });
  expect(data.signIn).toMatchObject({ __typename: 'Me', email: 'ann@example.org', role: 'RESIDENT' });
  expect(cookies.join()).toMatch(/patchwork\.session_token=.*HttpOnly.*SameSite=Lax/i);
  expect((await browser.ask(ME)).data.me).toMatchObject({ email: 'ann@example.org', role: 'RESIDENT', officer: null });
  const stolen = new Map(browser.jar);
  await browser.ask('mutation { signOut { message } }');
  expect((await browser.ask(ME)).data.me).toBeNull();
  const thief = service.browser();
  for (const [name, value] of stolen) thief.jar.set(name, value);
  expect((await thief.ask(ME)).data.me).toBeNull();
});
