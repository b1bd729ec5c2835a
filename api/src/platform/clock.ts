import { Injectable } from '@nestjs/common';

/** The one place that reads the wall clock. Below the services, `now` is a parameter. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
