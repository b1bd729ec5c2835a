/** @jest-environment node */
import { renderToStaticMarkup } from 'react-dom/server.node';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { z } from 'zod';
import { ServerPage } from '#shell/shell-facts.ts';
import { Radios } from '#ui/choices.tsx';
import { DateInput } from '#ui/date-input.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Input } from '#ui/input.tsx';
import { day, words } from './answers.server.ts';
import { choice, date, text, useAnswers } from './answers.ts';
import { Form } from './form.tsx';
import { isRefusal } from './is-refusal.ts';
import { type FormResult, readForm } from './read-form.server.ts';

const schema = z.object({
  title: words('Enter a title', 20),
  theme: z.enum(['ASB', 'SPEEDING'], { error: 'Choose what it is about' }),
  startsOn: day('Enter the first day'),
});

const whole = { title: 'Speeding', theme: 'ASB', 'startsOn.day': '1', 'startsOn.month': '8', 'startsOn.year': '2026' };

const sent = (answers: Record<string, string>) =>
  readForm(
    new Request('http://localhost/', { method: 'POST', body: new URLSearchParams({ clientKey: 'k1', ...answers }) }),
    schema,
  );

async function cameBack(answers: Record<string, string>): Promise<{ result: FormResult; status?: number }> {
  const read = await sent(answers);
  if (read.ok) throw new Error('the form was in order');
  return { result: read.again.data, status: read.again.init?.status };
}

function Example({ result }: { result?: FormResult }) {
  const { form, fields } = useAnswers<z.input<typeof schema>>('example', result);
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <Form form={form}>
        <Input label="Title" {...text(fields.title)} />
        <Radios label="Theme" {...choice(fields.theme)} items={[{ value: 'ASB', text: 'Antisocial behaviour' }]} />
        <DateInput label="First day" {...date(fields.startsOn)} />
      </Form>
    </>
  );
}

function page(result?: FormResult): string {
  const facts = {
    mode: 'demo' as const,
    officersSignIn: null,
    publicUrl: 'http://localhost',
    viewer: null,
    key: 'page',
  };
  const router = createMemoryRouter([{ id: 'root', path: '/', element: <Example result={result} /> }]);
  return renderToStaticMarkup(
    <ServerPage value={{ facts, enhancements: '' }}>
      <RouterProvider router={router} />
    </ServerPage>,
  );
}

describe('a form in order', () => {
  test('gives its values and its key', async () => {
    const read = await sent(whole);
    expect(read).toMatchObject({
      ok: true,
      clientKey: 'k1',
      value: { title: 'Speeding', theme: 'ASB', startsOn: '2026-08-01' },
    });
  });
});

describe('a form with mistakes', () => {
  test('comes back as 422 with each error at its field, linked from the top', async () => {
    const { result, status } = await cameBack({ title: '', 'startsOn.day': '' });
    expect(status).toBe(422);
    const html = page(result);
    expect(html).toContain('<a href="#example-title">Enter a title</a>');
    expect(html).toContain('<a href="#example-theme">Choose what it is about</a>');
    expect(html).toContain('<a href="#example-startsOn-day">Enter the first day</a>');
    for (const id of ['example-title', 'example-theme', 'example-startsOn-day']) expect(html).toContain(` id="${id}"`);
    expect(html).toContain('id="example-title-error"');
  });

  test('keeps what was typed, and its key', async () => {
    const { result } = await cameBack({ ...whole, title: 'A title that is longer than it may be' });
    const html = page(result);
    expect(html).toMatch(/name="title"[^>]*value="A title that is longer than it may be"/);
    expect(html).toMatch(/value="ASB"[^>]*checked=""|checked=""[^>]*value="ASB"/);
    expect(html).toMatch(/name="startsOn.year"[^>]*value="2026"|value="2026"[^>]*name="startsOn.year"/);
    expect(html).toMatch(/name="clientKey"[^>]*value="k1"/);
  });

  test('tells a date that is none', async () => {
    const { result } = await cameBack({ ...whole, 'startsOn.day': '31', 'startsOn.month': '2' });
    expect(page(result)).toContain('Enter a real date');
  });

  test('has its own key before it is sent', () => {
    expect(page()).toMatch(/name="clientKey"[^>]*value="page-example"/);
  });
});

describe('a refusal', () => {
  const refused = async (field: string | null) => {
    const read = await sent(whole);
    if (!read.ok) throw new Error('the form was not in order');
    const again = read.refuse({ message: 'That word is taken.', field });
    return { html: page(again.data), status: again.init?.status };
  };

  test('about a field of the form lands there, with everything kept', async () => {
    const { html, status } = await refused('title');
    expect(status).toBe(422);
    expect(html).toContain('<a href="#example-title">That word is taken.</a>');
    expect(html).toMatch(/name="title"[^>]*value="Speeding"/);
  });

  test.each([null, 'areaPath', 'toString'])('about %s lands at the top', async (field) => {
    expect((await refused(field)).html).toContain('<li>That word is taken.</li>');
  });

  test('is told from the thing itself by its type', () => {
    expect(isRefusal({ __typename: 'UpdateRefusal' })).toBe(true);
    expect(isRefusal({ __typename: 'ProgressUpdate' })).toBe(false);
  });
});
