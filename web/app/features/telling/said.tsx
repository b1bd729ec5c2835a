import { Fragment } from 'react';
import type { ChannelName, Channels } from './channels.ts';
import type { Words } from './ends.ts';

/** The names of the channels that these words link to. */
export const channelsIn = (words: Words): string[] => [...words.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);

/** Words of the guide with their channels as links. */
export function Said({ words, channels }: { words: Words; channels: Channels }) {
  return words.split(/\{([^}]+)\}/).map((part, at, parts) => {
    // Every second part stood within braces.
    const channel = at % 2 === 1 ? channels[part as ChannelName] : null;
    const key = `${at} ${part}`;
    if (!channel) return <Fragment key={key}>{part}</Fragment>;
    const beginsSentence = /(^|[.?!] )$/.test(parts[at - 1] ?? '');
    const text = beginsSentence ? `${channel.text.charAt(0).toUpperCase()}${channel.text.slice(1)}` : channel.text;
    return (
      <a key={key} className="govuk-link" href={channel.href}>
        {text}
      </a>
    );
  });
}
