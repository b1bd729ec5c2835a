/** The queue on which a meeting waits whose registered people have something to be told. */
export const TELL_QUEUE = 'meetings-tell';
