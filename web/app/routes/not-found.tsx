import { data } from 'react-router';

/** Every other address. A route of its own, so that the head of the page knows who is signed in. */
export function loader() {
  throw data(null, { status: 404 });
}

export function action() {
  return loader();
}

export default function NotFound() {
  return null;
}
