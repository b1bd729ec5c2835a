import { create } from 'qrcode';

/** A QR code as the outline of its dark squares, each one unit wide, without the quiet zone. */
export interface QrCode {
  size: number;
  path: string;
}

/** The codes drawn so far: an address keeps its code, and drawing one takes a tenth of a page's time. */
const drawn = new Map<string, QrCode>();
const DRAWN_AT_MOST = 1_000;

/** The QR code of an address, readable with a quarter of it dirty or torn. */
export function qrCodeOf(url: string): QrCode {
  const known = drawn.get(url);
  if (known) return known;
  const code = draw(url);
  if (drawn.size >= DRAWN_AT_MOST) drawn.clear();
  drawn.set(url, code);
  return code;
}

function draw(url: string): QrCode {
  const { modules } = create(url, { errorCorrectionLevel: 'Q' });
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`;
  }
  return { size: modules.size, path };
}
