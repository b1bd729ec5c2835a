// jest 30 in ESM: loaded before a CommonJS Nest library asks for them, these do not meet themselves in a cycle.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
import 'rxjs';
