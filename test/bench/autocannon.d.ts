/** What we use of autocannon, which ships no types. */
declare module 'autocannon' {
  export interface Request {
    method: 'GET' | 'POST';
    path: string;
    headers?: Record<string, string>;
    body?: string;
  }

  export interface Result {
    requests: { total: number };
    latency: { p50: number; p97_5: number; p99: number };
    throughput: { total: number };
    /** In seconds. */
    duration: number;
    non2xx: number;
    errors: number;
  }

  function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    setupClient: (client: { setRequests(requests: Request[]): void }) => void;
  }): Promise<Result>;

  // biome-ignore lint/style/noDefaultExport: theirs is one
  export { autocannon as default };
}
